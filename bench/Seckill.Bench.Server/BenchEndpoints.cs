using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seckill.Stock;

namespace Seckill.Bench.Server;

/// <summary>
/// Endpoints beside the product's own, in its pipeline, added behind it so that not a line of the product knows of them.
/// </summary>
internal sealed class BenchEndpoints : IStartupFilter
{
    private static byte[]? s_bytes;
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        app.UseEndpoints(Map);
    };

    private static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/bench")
            .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        // The yardstick: the same authentication and the same writing of JSON as a purchase, and nothing else.
        group.MapMethods("/empty", Methods, () => TypedResults.Json(EmptyReply.Instance, BenchJson.Default.EmptyReply));
        // As many bytes as a listing has, already there: the floor of a listing.
        routes.MapGet("/bench/bytes", WriteBytesAsync);
        // The floor of a purchase: the yardstick, and an accept that is durable.
        var least = new LeastAccept();
        group.MapPost("/least", async () =>
        {
            await least.AcceptAsync();
            return TypedResults.Json(EmptyReply.Instance, BenchJson.Default.EmptyReply);
        });
        group.MapGet("/unwritten", CountUnwrittenAsync);
        group.MapGet("/memory", () => TypedResults.Json(MemoryReply.Read(), BenchJson.Default.MemoryReply));
    }

    private static async Task WriteBytesAsync(int count, HttpContext context)
    {
        var bytes = s_bytes is { } ready && ready.Length == count ? ready : s_bytes = new byte[count];
        context.Response.ContentLength = count;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>Orders that the ledger does not have yet: asked between rounds, never during one.</summary>
    private static async Task<IResult> CountUnwrittenAsync(long first, int count, IGrainFactory grains)
    {
        long unwritten = 0;
        for (var i = 0; i < count; i++)
        {
            var snapshot = await grains.GetGrain<IProductGrain>(first + i).GetSnapshotAsync();
            unwritten += snapshot.Unwritten;
        }

        return TypedResults.Text($"{unwritten}");
    }
}
