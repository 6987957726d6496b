using Seckill.Orders;
using Seckill.Web.Errors;
using Seckill.Web.Json;
using Seckill.Web.OpenApi;

namespace Seckill.Web.Admin;

/// <summary>The messages of the order stream that could not be read; for the role admin.</summary>
internal static class DeadLetterEndpoints
{
    /// <summary>Maps into the group that admits admins only.</summary>
    public static void MapDeadLetters(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/dead-letters", ListAsync)
            .WithSummary("The messages of the order stream that could not be read, the oldest first")
            .Answers<DeadLettersView>(StatusCodes.Status200OK)
            .Refuses(Problems.Unauthorized, Problems.Forbidden);
        admin.MapPost("/dead-letters/{id}/replay", ReplayAsync)
            .WithSummary("Puts such a message on its partition again, once the system can read it")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(Problems.Unauthorized, Problems.Forbidden, Problems.DeadLetterNotFound);
    }

    private static async Task<IResult> ListAsync(IGrainFactory grains)
    {
        var letters = await grains.GetGrain<IDeadLetterGrain>(0).ListAsync();
        var view = new DeadLettersView([.. letters.Select(DeadLetterView.Of)]);
        return TypedResults.Json(view, WebJson.Default.DeadLettersView);
    }

    private static async Task<IResult> ReplayAsync(string id, IGrainFactory grains)
    {
        if (!IsId(id)) return Problems.DeadLetterNotFound;
        return await grains.GetGrain<IDeadLetterGrain>(0).ReplayAsync(id) switch
        {
            ReplayStatus.Replayed => TypedResults.NoContent(),
            ReplayStatus.NotFound => Problems.DeadLetterNotFound,
            var status => throw new InvalidOperationException($"A replay has no status {status}."),
        };
    }

    private static bool IsId(string text) =>
        text.Length <= DeadLetterLimits.MaxIdLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
