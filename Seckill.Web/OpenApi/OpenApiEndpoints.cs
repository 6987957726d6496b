namespace Seckill.Web.OpenApi;

/// <summary>The API's description of itself.</summary>
internal static class OpenApiEndpoints
{
    public static void MapDescription(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"/openapi/{OpenApiPage.DocumentName}.json", GetAsync).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(OpenApiPage page) =>
        TypedResults.Bytes(await page.GetAsync(), "application/json");
}
