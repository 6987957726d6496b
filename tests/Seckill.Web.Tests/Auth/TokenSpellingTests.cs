using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Web.Auth;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Auth;

/// <summary>However a header is spelled, a token is remembered once.</summary>
public sealed class TokenSpellingTests
{
    [Fact]
    public async Task Spellings_of_one_token_share_one_place_in_memory()
    {
        await using var web = await FrontEnd.StartAsync();
        var token = web.As(7).DefaultRequestHeaders.Authorization!.Parameter!;
        foreach (var header in new[] { $"Bearer {token}", $"bearer {token}", $"BEARER    {token}", $"Bearer {new string(' ', 9_000)}{token} " })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/orders");
            request.Headers.TryAddWithoutValidation("Authorization", header);
            var answer = await web.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(1, web.Services.GetRequiredService<TokenMemory>().Count);
    }
}
