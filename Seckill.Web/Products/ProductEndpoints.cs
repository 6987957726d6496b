using System.Globalization;
using Microsoft.Net.Http.Headers;
using Seckill.Web.Errors;
using Seckill.Web.Json;
using Seckill.Web.OpenApi;
using Seckill.Web.Sales;

namespace Seckill.Web.Products;

/// <summary>What is on sale, for everyone.</summary>
internal static class ProductEndpoints
{
    // Whoever keeps an answer asks each time whether it still holds; the ETag makes that cheap.
    private const string Revalidate = "no-cache";

    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/products").WithTags("Products");
        group.MapGet("", ListAsync)
            .WithSummary("All products, each with the sale that counts now")
            .Answers<ProductsView>(StatusCodes.Status200OK)
            .Produces(StatusCodes.Status304NotModified);
        group.MapGet("/{id}", FindAsync)
            .WithSummary("One product")
            .Answers<ProductView>(StatusCodes.Status200OK)
            .Refuses(Problems.ProductNotFound);
    }

    /// <summary>Reads a product's id; whatever is not a positive number is the id of no product.</summary>
    public static bool TryParseId(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0 && text[0] != '0';

    private static async Task ListAsync(HttpContext context, ListingPages pages)
    {
        var page = await pages.GetAsync();
        var bytes = TakesGzip(context.Request) ? page.Gzip : page.Plain;
        var response = context.Response;
        response.Headers.ETag = bytes.ETag;
        response.Headers.CacheControl = Revalidate;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (Holds(context.Request, bytes.ETag.ToString()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.Headers.ContentEncoding = bytes.Encoding;
        response.ContentLength = bytes.Body.Length;
        await response.Body.WriteAsync(bytes.Body, context.RequestAborted);
    }

    private static async Task<IResult> FindAsync(string id, SalePictures pictures, TimeProvider time)
    {
        if (!TryParseId(id, out var productId)) return Problems.ProductNotFound;
        await pictures.GetAsync();
        return await pictures.FindAsync(productId) is { } picture
            ? TypedResults.Json(ProductViews.Of(picture, pictures.Pushed, time.GetUtcNow()), WebJson.Default.ProductView)
            : Problems.ProductNotFound;
    }

    /// <summary>Whether the client asks for gzip by name, and not with the weight 0.</summary>
    private static bool TakesGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var codings)
        && codings.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    private static bool Holds(HttpRequest request, string etag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag.Equals(etag, StringComparison.Ordinal));
}
