using Seckill.Web.OpenApi;

namespace Seckill.Web.Metrics;

/// <summary>The system's numbers, for Prometheus.</summary>
internal static class MetricsEndpoints
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", (MetricsPage page) => TypedResults.Text(page.Render(), MetricsPage.MediaType))
            .WithTags("Health")
            .WithSummary("The node's numbers as Prometheus text")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain");
}
