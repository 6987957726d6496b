using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Cluster;
using Seckill.Web.Auth;
using Seckill.Web.Errors;
using Seckill.Web.Json;
using Seckill.Web.OpenApi;
using Seckill.Web.Orders;
using Seckill.Web.Products;
using Seckill.Web.Sales;

namespace Seckill.Web.Admin;

/// <summary>Running sales, and looking after the system; for the role admin.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/admin").WithTags("Admin").RequireAuthorization(Policies.Admin);
        group.MapPost("/products", CreateProductAsync)
            .WithSummary("Creates a product")
            .Takes<NewProductRequest>()
            .Answers<CreatedReply>(StatusCodes.Status201Created)
            .Refuses(Problems.Unauthorized, Problems.Forbidden, Problems.LimitReached);
        group.MapGet("/products/{id}", FindProductAsync)
            .WithSummary("A product, its sale, and the state of its grain")
            .Answers<ProductStateView>(StatusCodes.Status200OK)
            .Refuses(Problems.Unauthorized, Problems.Forbidden, Problems.ProductNotFound);
        group.MapPost("/sales", CreateSaleAsync)
            .WithSummary("Creates a sale of a product")
            .Takes<NewSaleRequest>()
            .Answers<CreatedReply>(StatusCodes.Status201Created)
            .Refuses(Problems.Unauthorized, Problems.Forbidden)
            .Refuses(Problems.ProductNotFound, Problems.OverlappingSale, Problems.LimitReached);
        group.MapGet("/audit", AuditAsync)
            .WithSummary("Computes the invariants of every sale; with a wait, lets orders that are on their way arrive first")
            .Answers<AuditView>(StatusCodes.Status200OK)
            .Prefers("wait")
            .Refuses(Problems.Unauthorized, Problems.Forbidden);
        group.MapGet("/cluster", ClusterAsync)
            .WithSummary("The silos, the activations of each kind of grain, and where each partition of the order stream is written")
            .Answers<ClusterView>(StatusCodes.Status200OK)
            .Refuses(Problems.Unauthorized, Problems.Forbidden);
        group.MapSales();
        group.MapJournals();
        group.MapDeadLetters();
    }

    private static async Task<IResult> CreateProductAsync(HttpContext context, IGrainFactory grains, SalePictures pictures)
    {
        var (request, malformed) = await JsonBody.ReadAsync(context, WebJson.Default.NewProductRequest);
        if (request is null) return malformed!;
        var errors = new FieldErrors().Add(
            CatalogRules.FaultsOfProduct(request.Name, request.Description, request.ListPriceCents));
        if (errors.Any) return errors.ToProblem();
        var product = new NewProduct(request.Name!, request.Description ?? "", request.ListPriceCents!.Value);
        var result = await grains.GetGrain<ICatalogGrain>(0).CreateProductAsync(product);
        return await AnswerAsync(context, pictures, result, result.Id);
    }

    private static async Task<IResult> CreateSaleAsync(
        HttpContext context, IGrainFactory grains, SalePictures pictures, TimeProvider time)
    {
        var (request, malformed) = await JsonBody.ReadAsync(context, WebJson.Default.NewSaleRequest);
        if (request is null) return malformed!;
        var (startsAt, endsAt) = (Timestamp.Parse(request.StartsAt), Timestamp.Parse(request.EndsAt));
        var errors = new FieldErrors().Add(CatalogRules.FaultsOfSale(
            request.ProductId, request.PriceCents, request.Stock, startsAt, endsAt, time.GetUtcNow()));
        if (errors.Any) return errors.ToProblem();
        var sale = new NewSale(
            request.ProductId!.Value, request.PriceCents!.Value, request.Stock!.Value, startsAt!.Value, endsAt!.Value);
        var result = await grains.GetGrain<ICatalogGrain>(0).CreateSaleAsync(sale);
        return await AnswerAsync(context, pictures, result, sale.ProductId);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, SalePictures pictures, CreateResult result, long productId)
    {
        switch (result.Status)
        {
            case CreateStatus.Created:
                await pictures.OnCatalogChangedAsync();
                context.Response.Headers.Location = $"/api/products/{productId}";
                var reply = new CreatedReply(result.Id);
                return TypedResults.Json(reply, WebJson.Default.CreatedReply, statusCode: StatusCodes.Status201Created);
            case CreateStatus.Invalid: return new FieldErrors().Add(result.Faults).ToProblem();
            case CreateStatus.ProductNotFound: return Problems.ProductNotFound;
            case CreateStatus.OverlappingSale: return Problems.OverlappingSale;
            case CreateStatus.LimitReached: return Problems.LimitReached;
            default: throw new InvalidOperationException($"A creation has no status {result.Status}.");
        }
    }

    private static async Task<IResult> AuditAsync(HttpContext context, IGrainFactory grains)
    {
        var wait = Prefer.WaitOf(context.Request, WebLimits.MaxAuditWait);
        var report = await grains.GetGrain<IAuditGrain>(0).AuditAsync(wait);
        if (wait > TimeSpan.Zero) Prefer.Applied(context.Response, wait);
        return TypedResults.Json(AuditView.Of(report), WebJson.Default.AuditView);
    }

    private static async Task<IResult> ClusterAsync(IGrainFactory grains)
    {
        var report = await grains.GetGrain<IClusterGrain>(0).GetReportAsync();
        return TypedResults.Json(ClusterView.Of(report), WebJson.Default.ClusterView);
    }

    private static async Task<IResult> FindProductAsync(string id, IGrainFactory grains)
    {
        if (!ProductEndpoints.TryParseId(id, out var productId)) return Problems.ProductNotFound;
        return await grains.GetGrain<IClusterGrain>(0).FindProductAsync(productId) is { } report
            ? TypedResults.Json(ProductStateView.Of(report), WebJson.Default.ProductStateView)
            : Problems.ProductNotFound;
    }
}
