using Seckill.Catalog;
using Seckill.Stock;

namespace Seckill.Silo.Startup;

/// <summary>
/// Has upcoming sales opened in their grains shortly before they start, so that the first purchase at the start finds them open.
/// Sleeps until the next one is near; a sale that is created or moved meanwhile is opened by whoever does that.
/// </summary>
internal sealed partial class SaleAlarm(
    IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider timeProvider, ILogger<SaleAlarm> logger) : BackgroundService
{
    private const int Parallelism = 16;

    /// <summary>How long before its start a sale is opened.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(2);

    /// <summary>The longest sleep, and so the longest time that a sale of which nobody told goes unseen.</summary>
    private static readonly TimeSpan MaxSleep = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan MinSleep = TimeSpan.FromMilliseconds(20);

    /// <summary>Sales that were prepared for a start; as many as are near theirs.</summary>
    private readonly HashSet<(long SaleId, DateTimeOffset StartsAt)> _prepared = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.StartedAsync(stoppingToken)) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var sleep = MaxSleep;
            try
            {
                sleep = await PrepareWhatIsNearAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotRead(exception);
            }

            await Task.Delay(sleep, timeProvider, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>How long to sleep.</returns>
    private async Task<TimeSpan> PrepareWhatIsNearAsync(CancellationToken stoppingToken)
    {
        var listing = await grains.GetGrain<IListingGrain>(0).GetAsync(fresh: false);
        var now = timeProvider.GetUtcNow();
        var upcoming = listing.Products.SelectMany(product => product.Sales).Where(sale => sale.StartsAt > now).ToArray();
        _prepared.IntersectWith(upcoming.Select(sale => (sale.Id, sale.StartsAt)));
        var near = upcoming.Where(sale => sale.StartsAt - Lead <= now && _prepared.Add((sale.Id, sale.StartsAt))).ToArray();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = stoppingToken };
        await Parallel.ForEachAsync(near, limits, async (sale, _) => await PrepareAsync(sale));

        now = timeProvider.GetUtcNow();
        var next = upcoming.Select(sale => sale.StartsAt - Lead).Where(at => at > now).DefaultIfEmpty(now + MaxSleep).Min() - now;
        return next < MinSleep ? MinSleep : next > MaxSleep ? MaxSleep : next;
    }

    private async Task PrepareAsync(Sale sale)
    {
        try
        {
            await grains.GetGrain<IProductGrain>(sale.ProductId).PrepareAsync();
        }
        catch (Exception exception)
        {
            // Its first purchase opens it.
            LogNotPrepared(exception, sale.Id);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Sale {SaleId} could not be opened before its start.")]
    private partial void LogNotPrepared(Exception exception, long saleId);

    [LoggerMessage(2, LogLevel.Warning, "Upcoming sales cannot be looked for at present.")]
    private partial void LogNotRead(Exception exception);
}
