using System.Collections.Immutable;
using Seckill.Audit;
using Seckill.Client.Admin;
using Seckill.Client.Catalog;
using Seckill.Refusals;
using Seckill.Stock;

namespace Seckill.Client.Connection.Grains;

/// <summary>What an operator does with a sale that runs, over a gateway.</summary>
internal sealed class GrainSales(IGrainFactory grains, TimeProvider time)
{
    private readonly SaleEditor _editor = new(grains);

    public async Task<ApiResult<Sale>> EditAsync(long saleId, SaleEdit edit, string by) =>
        AnswerOf(await _editor.EditAsync(saleId, edit, by));

    public async Task<ApiResult<Sale>> ApplyAsync(long saleId, SaleChangeKind kind, string by) =>
        AnswerOf(await _editor.ApplyAsync(saleId, kind, by));

    public async Task<ApiResult<ImmutableArray<Admin.JournalLine>>> GetJournalAsync(long saleId, long afterLine)
    {
        var lines = await grains.GetGrain<IAuditGrain>(0).GetJournalAsync(saleId, afterLine);
        // Every sale has a first line.
        if (lines.IsEmpty && afterLine == 0) return GrainFailure.Of(CodedRefusals.SaleNotFound);
        return lines.Select(GrainViews.Of).ToImmutableArray();
    }

    public async Task<ApiResult<ImmutableArray<SaleChangeLine>>> GetChangesAsync(long saleId)
    {
        var changes = await grains.GetGrain<IAuditGrain>(0).GetChangesAsync(saleId);
        return changes.Select(GrainViews.Of).ToImmutableArray();
    }

    private ApiResult<Sale> AnswerOf(SaleEditResult result) => result is { Status: SaleChangeStatus.Applied, Sale: { } sale }
        ? GrainViews.Of(sale, time.GetUtcNow())
        : GrainFailure.Of(result);
}
