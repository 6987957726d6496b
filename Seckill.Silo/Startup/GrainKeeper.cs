using Microsoft.Extensions.Options;
using Seckill.Audit;
using Seckill.Orders;
using Seckill.Payments;

namespace Seckill.Silo.Startup;

/// <summary>
/// Wakes the grains that work by the clock: the OrderWriters, which expire orders, the payment watch and the reconciliation.
/// Their timers keep them alive; this brings them back when the silo that they lived on has died.
/// </summary>
internal sealed partial class GrainKeeper(
    IGrainFactory grains,
    IOptions<OrderOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider timeProvider,
    ILogger<GrainKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.StartedAsync(stoppingToken)) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Nothing to announce: the call alone wakes it.
            for (var partition = 0; partition < options.Value.Partitions; partition++)
            {
                var writer = grains.GetGrain<IOrderWriterGrain>(partition);
                await TryAsync(() => writer.AnnounceAsync([]));
            }

            await TryAsync(grains.GetGrain<IPaymentWatchGrain>(0).KeepAsync);
            await TryAsync(grains.GetGrain<IReconciliationGrain>(0).KeepAsync);
            await Task.Delay(Interval, timeProvider, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryAsync(Func<Task> wake)
    {
        try
        {
            await wake();
        }
        catch (Exception exception)
        {
            LogNotWoken(exception);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A grain that works by the clock cannot be woken; it is tried again.")]
    private partial void LogNotWoken(Exception exception);
}
