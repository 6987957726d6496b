using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Seckill.Catalog;
using Seckill.Stock;

namespace Seckill.Audit;

/// <summary>
/// Audits on a schedule and repairs what is safe: a counter or a listing that lags behind the ledger. What is not safe is
/// reported and left alone. Key: 0, so one at a time in the cluster. Called by every silo, to keep it alive. Owns nothing: when it
/// dies, the next activation audits anew.
/// </summary>
/// <remarks>Not reentrant: rounds never run beside each other.</remarks>
public sealed partial class ReconciliationGrain(
    IListingCache listingCache,
    ReconciliationMeter meter,
    IOptions<AuditOptions> options,
    ILogger<ReconciliationGrain> logger)
    : Grain, IReconciliationGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var interval = TimeSpan.FromSeconds(options.Value.IntervalSeconds);
        this.RegisterGrainTimer(GoRoundAsync, new GrainTimerCreationOptions(interval, interval) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task KeepAsync() => Task.CompletedTask;

    private async Task GoRoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A sale on which much is on its way is not judged by I6; the next round finds it quieter.
            var report = await GrainFactory.GetGrain<IAuditGrain>(0).AuditAsync(AuditLimits.ReconciliationPatience);
            meter.OnRound();
            foreach (var sale in report.Sales.Where(sale => !sale.Violations.IsEmpty)) await RepairAsync(sale, cancellationToken);
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    private async Task RepairAsync(SaleAudit sale, CancellationToken cancellationToken)
    {
        var (productId, saleId) = (sale.Ledger.ProductId, sale.Ledger.SaleId);
        var discrepancy = Discrepancy.Of(sale);
        foreach (var violation in discrepancy.Unsafe)
        {
            LogViolation(saleId, violation);
            meter.OnViolation();
        }

        if (discrepancy.CounterLags)
        {
            LogCounterLags(saleId, sale.Grain!.Available, sale.Ledger.Available);
            await GrainFactory.GetGrain<IProductGrain>(productId).ReconcileAsync();
            meter.OnRepair();
        }

        if (discrepancy.ListingLags)
        {
            LogListingLags(saleId, sale.ListedAvailable!.Value, sale.Ledger.Available);
            await listingCache.RemoveAsync(cancellationToken);
            meter.OnRepair();
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Sale {SaleId} violates an invariant and is left as it is: {Violation}.")]
    private partial void LogViolation(long saleId, string violation);

    [LoggerMessage(2, LogLevel.Warning, "Sale {SaleId}: the grain has {Available} available, the ledger {InLedger}; the grain asks the ledger.")]
    private partial void LogCounterLags(long saleId, long available, long inLedger);

    [LoggerMessage(3, LogLevel.Warning, "Sale {SaleId}: the listing says {Listed} available, the ledger {InLedger}; the listing is forgotten.")]
    private partial void LogListingLags(long saleId, long listed, long inLedger);

    [LoggerMessage(4, LogLevel.Warning, "The reconciliation could not be made; the next one follows.")]
    private partial void LogFailed(Exception exception);
}
