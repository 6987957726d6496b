using System.Net;
using System.Text.Json.Nodes;
using Seckill.Orders;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Admin;

public sealed class DeadLetterTests
{
    [Fact]
    public async Task They_are_listed_and_replayed_by_their_ids()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.DeadLetters.Letters.Add(new DeadLetter("1-ab", 3, "no version", web.Time.GetUtcNow(), 2, "09ff"));
        var expected = JsonNode.Parse("""
            {
              "deadLetters": [
                {
                  "id": "1-ab", "partition": 3, "reason": "no version", "enqueuedAt": "2026-11-11T12:00:00Z",
                  "size": 2, "preview": "09ff"
                }
              ]
            }
            """);
        var view = await web.AsAdmin().GetItAsync("/api/admin/dead-letters").OkAsync();
        Assert.True(JsonNode.DeepEquals(expected, view), view.ToJsonString());

        var replay = await web.AsAdmin().PostJsonAsync("/api/admin/dead-letters/1-ab/replay", "");
        Assert.Equal(HttpStatusCode.NoContent, replay.StatusCode);
        Assert.Equal(["1-ab"], web.Grains.DeadLetters.Asked);
        await web.AsAdmin().PostJsonAsync("/api/admin/dead-letters/1-ab/replay", "").RefusedAsync(404, "dead_letter_not_found");
    }

    [Theory]
    [InlineData("a%0Ab")]
    [InlineData("%20")]
    [InlineData("..%2f..")]
    [InlineData("%D9%A1")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task What_cannot_be_an_id_is_not_even_looked_for(string id)
    {
        await using var web = await FrontEnd.StartAsync();
        var answer = await web.AsAdmin().PostJsonAsync($"/api/admin/dead-letters/{id}/replay", "");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(web.Grains.DeadLetters.Asked);
    }

    [Fact]
    public async Task A_stream_that_is_away_is_unavailable()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.DeadLetters.Fault = new TimeoutException();
        await web.AsAdmin().GetItAsync("/api/admin/dead-letters").RefusedAsync(503, "unavailable");
        await web.AsAdmin().PostJsonAsync("/api/admin/dead-letters/7/replay", "").RefusedAsync(503, "unavailable");
    }
}
