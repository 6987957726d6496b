using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>
/// Begins an epoch of a sale: raises the epoch in grain state (its ETag lets one activation through), puts a barrier on the
/// stream, waits until the ledger has committed it, and loads counter and buyers. After that the image is complete: older
/// orders are in it, and those that still come from an older epoch are behind the fence. One at a time.
/// </summary>
internal sealed class SaleOpener(
    IPersistentState<ProductState> state,
    IAsyncStream<OrderEvent> stream,
    IStockLedger ledger,
    OrderOptions options,
    TimeProvider timeProvider)
{
    private TaskCompletionSource<int>? _notice;
    private long _openingSaleId;

    /// <summary>The last epoch that was begun.</summary>
    public int Epoch => state.State.Epoch;

    /// <summary>Whether the barrier of that epoch is, or may be, on the stream; if not, whatever it carries is not made.</summary>
    public bool MayBarrierBeOut { get; private set; }

    /// <summary>Begins the next epoch; when it returns, the ledger has committed its barrier, and the change with it.</summary>
    /// <param name="sale">The sale that the epoch is for.</param>
    /// <param name="change">A change of the sale that takes effect with the barrier, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StaleEpochException">A later epoch has begun elsewhere.</exception>
    /// <exception cref="OrderStreamRefusedException">The stream does not take the barrier.</exception>
    /// <exception cref="TimeoutException">The barrier was not confirmed in time.</exception>
    /// <exception cref="OperationCanceledException">It took longer than the token allowed.</exception>
    public async Task<int> BeginEpochAsync(Sale sale, SaleChange? change, CancellationToken cancellationToken)
    {
        MayBarrierBeOut = false;

        // Grain state that was lost, or restored from before, must not make the grain climb to the fence step by step.
        var position = await ledger.GetPositionAsync(sale.Id, state.State.Epoch, cancellationToken);
        state.State.Epoch = Math.Max(state.State.Epoch, position.Fence) + 1;
        await state.WriteStateAsync(cancellationToken);
        var epoch = state.State.Epoch;

        // Listens before it speaks, so that the notice cannot come too early.
        _notice = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _openingSaleId = sale.Id;
        MayBarrierBeOut = true;
        try
        {
            await stream.OnNextBatchAsync([new BarrierRaised(sale.ProductId, sale.Id, epoch, change)])
                .WaitAsync(StockLimits.ConfirmTimeout, timeProvider, cancellationToken);
        }
        catch (OrderStreamRefusedException)
        {
            MayBarrierBeOut = false;
            throw;
        }

        await WaitForFenceAsync(sale.Id, epoch, _notice.Task, cancellationToken);
        return epoch;
    }

    /// <summary>The sale's rules at the beginning of an epoch whose barrier is committed.</summary>
    public async Task<SaleStock> LoadAsync(long saleId, int epoch, CancellationToken cancellationToken)
    {
        var image = await ledger.LoadAsync(saleId, cancellationToken)
            ?? throw new InvalidOperationException($"Sale {saleId} is not in the ledger.");
        return new SaleStock(image, epoch, options);
    }

    /// <summary>An OrderWriter committed something that may be our barrier.</summary>
    public void OnWritten(SaleWritten written)
    {
        if (written.SaleId == _openingSaleId && written.Fence >= Epoch) _notice?.TrySetResult(written.Fence);
    }

    private async Task WaitForFenceAsync(long saleId, int epoch, Task<int> notice, CancellationToken cancellationToken)
    {
        var fence = 0;
        while (fence < epoch)
        {
            try
            {
                fence = await notice.WaitAsync(StockLimits.TickInterval, timeProvider, cancellationToken);
            }
            catch (TimeoutException)
            {
                // The notice may have been lost with its sender: ask the ledger itself.
                fence = (await ledger.GetPositionAsync(saleId, epoch, cancellationToken)).Fence;
            }
        }

        if (fence > epoch) throw new StaleEpochException(saleId, epoch, fence);
    }
}
