using Seckill.Payments;

namespace Seckill.Orders;

/// <summary>
/// What happens to one order after it was placed. Key: the order's id as text. Of calls that race, in this process or another,
/// the ledger lets exactly one win (I5); calling again changes nothing and answers what holds.
/// </summary>
[Alias("seckill.order-grain")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Opens a payment of the buyer's order with the provider, or answers the one that is open.</summary>
    [Alias("PayAsync")]
    Task<PayResult> PayAsync(long userId);

    /// <summary>Cancels the buyer's order, if it is placed; its unit goes back. An open payment does not keep it.</summary>
    [Alias("CancelAsync")]
    Task<CancelResult> CancelAsync(long userId);

    /// <summary>Takes the provider's word on a payment of this order. Its signature has been checked.</summary>
    [Alias("SettleAsync")]
    Task<SettleStatus> SettleAsync(PaymentWord word);
}
