using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Seckill.Catalog;
using Seckill.Stock;

namespace Seckill.Audit;

/// <summary>
/// Computes the invariants. Key: 0. Called by admins through the front end. Owns nothing. It is written apart from the code
/// that sells: it counts the ledger's rows instead of believing its sums.
/// </summary>
[Reentrant]
public sealed partial class AuditGrain(
    IAuditLedger ledger,
    ICatalogStore catalog,
    IListingCache listingCache,
    TimeProvider timeProvider,
    ILogger<AuditGrain> logger)
    : Grain, IAuditGrain
{
    public async Task<AuditReport> AuditAsync(TimeSpan patience)
    {
        var started = timeProvider.GetTimestamp();
        if (patience > AuditLimits.MaxPatience) patience = AuditLimits.MaxPatience;
        var products = await FindProductsAsync();
        while (true)
        {
            // To ask the grains costs next to nothing; to count costs those who buy, so it waits for a moment that is worth it.
            var before = await AskAsync(products);
            if (before.Values.All(grain => grain.IsQuiet) || Left() <= TimeSpan.Zero)
            {
                var counting = timeProvider.GetTimestamp();
                var report = await CountAsync(products, before);
                var left = Left();
                if (report.Quiet || left <= TimeSpan.Zero) return report;
                var rest = timeProvider.GetElapsedTime(counting) * AuditLimits.RestPerCount;
                await Task.Delay(rest < left ? rest : left, timeProvider);
            }

            await Task.Delay(AuditLimits.Interval, timeProvider);
        }

        TimeSpan Left() => patience - timeProvider.GetElapsedTime(started);
    }

    public Task<ImmutableArray<JournalLine>> GetJournalAsync(long saleId, long afterLine) =>
        ledger.GetJournalAsync(saleId, afterLine, JournalLimits.MaxLines, CancellationToken.None);

    public Task<ImmutableArray<SaleChangeRecord>> GetChangesAsync(long saleId) =>
        ledger.GetChangesAsync(saleId, JournalLimits.MaxLines, CancellationToken.None);

    /// <summary>The products to ask: a sale that is long over holds nothing that is on its way, and would be woken for nothing.</summary>
    private async Task<long[]> FindProductsAsync()
    {
        var asOf = timeProvider.GetUtcNow();
        var catalogued = await catalog.GetProductsAsync(asOf, CancellationToken.None);
        return
        [
            .. catalogued
                .Where(product => SaleSchedule.Current(product.Sales, asOf)?.EndsAt > asOf - AuditLimits.RecentlyEnded)
                .Select(product => product.Id),
        ];
    }

    private async Task<AuditReport> CountAsync(long[] products, Dictionary<long, StockSnapshot> before)
    {
        var asOf = timeProvider.GetUtcNow();
        var figures = await ledger.CountAsync(CancellationToken.None);
        var listing = await listingCache.GetAsync(CancellationToken.None);
        var after = await AskAsync(products);
        return new AuditReport(asOf, [.. figures.Select(sale => SaleAuditor.Judge(sale, Steady(sale.ProductId), listing, timeProvider.GetUtcNow()))]);

        // Only a grain that did not change while the rows were counted can be compared with them.
        StockSnapshot? Steady(long productId)
        {
            var first = before.GetValueOrDefault(productId);
            var second = after.GetValueOrDefault(productId);
            return first == second ? second : second is null ? null : second with { State = StockState.Opening };
        }
    }

    private async Task<Dictionary<long, StockSnapshot>> AskAsync(long[] productIds)
    {
        var answers = new Dictionary<long, StockSnapshot>();
        foreach (var some in productIds.Chunk(AuditLimits.MaxAsked))
        {
            foreach (var answer in await Task.WhenAll(some.Select(AskAsync)))
            {
                if (answer is not null) answers.Add(answer.ProductId, answer);
            }
        }

        return answers;
    }

    private async Task<StockSnapshot?> AskAsync(long productId)
    {
        try
        {
            return await GrainFactory.GetGrain<IProductGrain>(productId).GetSnapshotAsync();
        }
        catch (Exception exception)
        {
            // An audit reports what it can see; a grain that does not answer shows as null.
            LogSilent(exception, productId);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Audit: the grain of product {ProductId} does not answer.")]
    private partial void LogSilent(Exception exception, long productId);
}
