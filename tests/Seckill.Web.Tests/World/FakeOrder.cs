using System.Collections.Concurrent;
using Seckill.Orders;
using Seckill.Payments;

namespace Seckill.Web.Tests.World;

/// <summary>An order's grain whose answers a test writes.</summary>
internal sealed class FakeOrder : IOrderGrain
{
    private int _pays;
    private int _cancels;

    public Func<long, Task<PayResult>> OnPay { get; set; } = _ => Task.FromResult(new PayResult(PayStatus.NotFound));

    public Func<long, Task<CancelResult>> OnCancel { get; set; } = _ => Task.FromResult(new CancelResult(CancelStatus.NotFound));

    public Func<PaymentWord, Task<SettleStatus>> OnSettle { get; set; } = _ => Task.FromResult(SettleStatus.Settled);

    /// <summary>What the provider said, as it came to the grain.</summary>
    public ConcurrentQueue<PaymentWord> Words { get; } = [];

    public int Pays => Volatile.Read(ref _pays);

    public int Cancels => Volatile.Read(ref _cancels);

    public Task<PayResult> PayAsync(long userId)
    {
        Interlocked.Increment(ref _pays);
        return OnPay(userId);
    }

    public Task<CancelResult> CancelAsync(long userId)
    {
        Interlocked.Increment(ref _cancels);
        return OnCancel(userId);
    }

    public Task<SettleStatus> SettleAsync(PaymentWord word)
    {
        Words.Enqueue(word);
        return OnSettle(word);
    }
}
