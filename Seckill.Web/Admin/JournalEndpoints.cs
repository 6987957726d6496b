using System.Collections.Immutable;
using System.Globalization;
using Seckill.Audit;
using Seckill.Stock;
using Seckill.Web.Errors;
using Seckill.Web.Json;
using Seckill.Web.OpenApi;
using Seckill.Web.Products;

namespace Seckill.Web.Admin;

/// <summary>Why a sale's stock is what it is; for the role admin.</summary>
internal static class JournalEndpoints
{
    private const string AfterRule = "The number of a line, or 0 for all, is needed.";

    /// <summary>Maps into the group that admits admins only.</summary>
    public static void MapJournals(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/sales/{id}/journal", JournalAsync)
            .WithSummary($"The lines of a sale's stock journal behind the line 'after', at most {JournalLimits.MaxLines}")
            .Answers<JournalView>(StatusCodes.Status200OK)
            .Refuses(Problems.InvalidRequest, Problems.Unauthorized, Problems.Forbidden, Problems.SaleNotFound);
        admin.MapGet("/sales/{id}/changes", ChangesAsync)
            .WithSummary("What admins changed about a sale, and what became of it, the oldest first")
            .Answers<SaleChangesView>(StatusCodes.Status200OK)
            .Refuses(Problems.Unauthorized, Problems.Forbidden, Problems.SaleNotFound);
    }

    private static async Task<IResult> JournalAsync(string id, string? after, IGrainFactory grains)
    {
        if (!ProductEndpoints.TryParseId(id, out var saleId)) return Problems.SaleNotFound;
        var line = 0L;
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out line))
        {
            return new FieldErrors().Add("after", AfterRule).ToProblem();
        }

        var lines = await grains.GetGrain<IAuditGrain>(0).GetJournalAsync(saleId, line);
        if (lines.IsEmpty && !await ExistsAsync(grains, saleId, line)) return Problems.SaleNotFound;
        var view = new JournalView(saleId, [.. lines.Select(JournalLineView.Of)]);
        return TypedResults.Json(view, WebJson.Default.JournalView);
    }

    private static async Task<IResult> ChangesAsync(string id, IGrainFactory grains)
    {
        if (!ProductEndpoints.TryParseId(id, out var saleId)) return Problems.SaleNotFound;
        var changes = await grains.GetGrain<IAuditGrain>(0).GetChangesAsync(saleId);
        if (changes.IsEmpty && !await ExistsAsync(grains, saleId, afterLine: null)) return Problems.SaleNotFound;
        var view = new SaleChangesView(saleId, [.. changes.Select(SaleChangeView.Of)]);
        return TypedResults.Json(view, WebJson.Default.SaleChangesView);
    }

    /// <summary>Every sale has a first line, so an empty journal from the start means that there is no such sale.</summary>
    private static async Task<bool> ExistsAsync(IGrainFactory grains, long saleId, long? afterLine)
    {
        if (afterLine == 0) return false;
        ImmutableArray<JournalLine> lines = await grains.GetGrain<IAuditGrain>(0).GetJournalAsync(saleId, afterLine: 0);
        return !lines.IsEmpty;
    }
}
