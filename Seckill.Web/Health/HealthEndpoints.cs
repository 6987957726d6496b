using Seckill.Web.Errors;
using Seckill.Web.OpenApi;
using Seckill.Web.Sales;

namespace Seckill.Web.Health;

/// <summary>For whoever decides whether this process lives, and whether it should get requests.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Health");
        group.MapGet("/healthz", () => TypedResults.Text("ok"))
            .WithSummary("200 while the process lives")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain");
        group.MapGet("/readyz", ReadyAsync)
            .WithSummary("200 while the ledger can be read")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain");
    }

    /// <summary>A reading that fails or takes too long becomes 503 unavailable, like that of any other request.</summary>
    private static async Task<IResult> ReadyAsync(SalePictures pictures)
    {
        await pictures.GetFreshAsync(WebLimits.ReadyMaxAge);
        return TypedResults.Text("ready");
    }
}
