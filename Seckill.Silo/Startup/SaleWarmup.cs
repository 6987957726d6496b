using Seckill.Catalog;
using Seckill.Stock;

namespace Seckill.Silo.Startup;

/// <summary>Opens the sales that are on or to come in their grains, so that the first buyer after a start does not wait.</summary>
internal static partial class SaleWarmup
{
    private const int Parallelism = 16;

    public static async Task RunAsync(IGrainFactory grains, TimeProvider timeProvider, ILogger logger)
    {
        var listing = await grains.GetGrain<IListingGrain>(0).GetAsync(fresh: true);
        var now = timeProvider.GetUtcNow();
        var due = listing.Products.Where(product => SaleSchedule.Current(product.Sales, now) is { } sale && sale.EndsAt > now);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (product, _) =>
        {
            try
            {
                await grains.GetGrain<IProductGrain>(product.Id).PrepareAsync();
            }
            catch (Exception exception)
            {
                // The first purchase tries again; a start must not fail for it.
                LogNotPrepared(logger, exception, product.Id);
            }
        });
    }

    [LoggerMessage(1, LogLevel.Warning, "Product {ProductId} could not be opened at the start.")]
    private static partial void LogNotPrepared(ILogger logger, Exception exception, long productId);
}
