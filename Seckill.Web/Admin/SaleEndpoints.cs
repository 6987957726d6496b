using Seckill.Catalog;
using Seckill.Stock;
using Seckill.Web.Auth;
using Seckill.Web.Errors;
using Seckill.Web.Json;
using Seckill.Web.OpenApi;
using Seckill.Web.Products;
using Seckill.Web.Sales;

namespace Seckill.Web.Admin;

/// <summary>Changing a sale while it runs; for the role admin.</summary>
internal static class SaleEndpoints
{
    private const string TimestampRule = "An ISO 8601 time with an offset is needed, such as 2026-11-11T12:00:00Z.";

    /// <summary>Maps into the group that admits admins only.</summary>
    public static void MapSales(this IEndpointRouteBuilder admin)
    {
        admin.MapPut("/sales/{id}", EditAsync)
            .WithSummary("Changes a sale's stock and its window, each that is given, the stock first")
            .Takes<ChangeSaleRequest>()
            .Answers<SaleView>(StatusCodes.Status200OK)
            .Refuses(Problems.StockBelowSold, Problems.OverlappingSale)
            .RefusesChanges();
        Map("pause", SaleChangeKind.Pause, "Pauses a sale: it sells nothing until it is resumed");
        Map("resume", SaleChangeKind.Resume, "Resumes a sale that is paused");
        Map("end", SaleChangeKind.End, "Ends a sale now");

        void Map(string action, SaleChangeKind kind, string summary) => admin
            .MapPost(
                $"/sales/{{id}}/{action}",
                (string id, HttpContext context, SaleEditor editor, SalePictures pictures, TimeProvider time) =>
                    ApplyAsync(kind, id, context, editor, pictures, time))
            .WithSummary(summary)
            .Answers<SaleView>(StatusCodes.Status200OK)
            .Refuses(Problems.BodyTooLarge)
            .RefusesChanges();
    }

    private static void RefusesChanges(this RouteHandlerBuilder route) => route
        .Refuses(Problems.Unauthorized, Problems.Forbidden)
        .Refuses(Problems.SaleNotFound, Problems.SaleEnded, Problems.ChangeOutcomeUnknown);

    private static async Task<IResult> EditAsync(
        string id, HttpContext context, SaleEditor editor, SalePictures pictures, TimeProvider time)
    {
        if (!ProductEndpoints.TryParseId(id, out var saleId)) return Problems.SaleNotFound;
        var (request, malformed) = await JsonBody.ReadAsync(context, WebJson.Default.ChangeSaleRequest);
        if (request is null) return malformed!;
        var edit = new SaleEdit(request.Stock, Timestamp.Parse(request.StartsAt), Timestamp.Parse(request.EndsAt));
        var errors = new FieldErrors();
        if (request.StartsAt is not null && edit.StartsAt is null) errors.Add("startsAt", TimestampRule);
        if (request.EndsAt is not null && edit.EndsAt is null) errors.Add("endsAt", TimestampRule);
        if (errors.Any) return errors.ToProblem();
        if (edit == new SaleEdit()) return Problems.InvalidRequest.Because("Nothing to change: stock, startsAt or endsAt.");
        return await AnswerAsync(await editor.EditAsync(saleId, edit, Caller.Of(context).Name), pictures, time);
    }

    private static async Task<IResult> ApplyAsync(
        SaleChangeKind kind, string id, HttpContext context, SaleEditor editor, SalePictures pictures, TimeProvider time)
    {
        if (await JsonBody.SkipAsync(context) is { } tooLarge) return tooLarge;
        if (!ProductEndpoints.TryParseId(id, out var saleId)) return Problems.SaleNotFound;
        return await AnswerAsync(await editor.ApplyAsync(saleId, kind, Caller.Of(context).Name), pictures, time);
    }

    private static async Task<IResult> AnswerAsync(SaleEditResult result, SalePictures pictures, TimeProvider time)
    {
        // Also when it is not known what happened: then the ledger's word is wanted all the more.
        if (result.Sale is not null || result.Status == SaleChangeStatus.OutcomeUnknown) await pictures.OnCatalogChangedAsync();
        if (result is { Status: SaleChangeStatus.Applied, Sale: { } sale })
        {
            return TypedResults.Json(SaleView.Of(sale, sale.Available, time.GetUtcNow()), WebJson.Default.SaleView);
        }

        var refusal = RefusalOf(result);
        return result.Sale is null ? refusal : refusal.Because(SaleEditResult.HalfDone);
    }

    private static Problem RefusalOf(SaleEditResult result) => result.Status switch
    {
        SaleChangeStatus.SaleNotFound => Problems.SaleNotFound,
        SaleChangeStatus.Invalid when !result.Faults.IsDefaultOrEmpty => new FieldErrors().Add(result.Faults).ToProblem(),
        SaleChangeStatus.Invalid => Problems.InvalidRequest,
        SaleChangeStatus.SaleEnded => Problems.SaleEnded,
        SaleChangeStatus.StockBelowSold => Problems.StockBelowSold,
        SaleChangeStatus.OverlappingSale => Problems.OverlappingSale,
        SaleChangeStatus.Unavailable => Problems.Unavailable,
        SaleChangeStatus.OutcomeUnknown => Problems.ChangeOutcomeUnknown,
        _ => throw new InvalidOperationException($"A change of a sale has no status {result.Status}."),
    };
}
