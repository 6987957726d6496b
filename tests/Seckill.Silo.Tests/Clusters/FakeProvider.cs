using System.Collections.Concurrent;
using Seckill.Orders;
using Seckill.Payments;

namespace Seckill.Silo.Clusters;

/// <summary>A payment provider that speaks when the test wants it to.</summary>
internal sealed class FakeProvider : IPaymentProvider
{
    /// <summary>While it is set, the provider cannot be reached.</summary>
    public volatile bool IsDown;

    private int _words;

    /// <summary>Requests for each payment.</summary>
    public ConcurrentDictionary<string, (Payment Payment, int Times)> Opened { get; } = [];

    /// <summary>Refunds of each payment.</summary>
    public ConcurrentDictionary<string, int> Refunded { get; } = [];

    public Task OpenAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (IsDown) throw new IOException("The provider cannot be reached.");
        Opened.AddOrUpdate(payment.Id, (payment, 1), (_, before) => (payment, before.Times + 1));
        return Task.CompletedTask;
    }

    public Task RefundAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (IsDown) throw new IOException("The provider cannot be reached.");
        Refunded.AddOrUpdate(payment.Id, 1, (_, before) => before + 1);
        return Task.CompletedTask;
    }

    /// <summary>The provider's word on a payment, each time another message.</summary>
    public PaymentWord Say(OrderId orderId, string paymentId, bool succeeded, DateTimeOffset now, long amountCents = 100) => new(
        paymentId, orderId, succeeded, amountCents, PaymentLimits.Currency, Interlocked.Increment(ref _words).ToString("x64"), now);
}
