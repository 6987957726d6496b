namespace Seckill.Payments;

/// <summary>What became of a provider's word; refusals in their order of precedence.</summary>
[GenerateSerializer, Alias("seckill.settle-status")]
public enum SettleStatus
{
    /// <summary>It was taken: the order is paid, or its payment failed.</summary>
    Settled = 0,

    /// <summary>The same message was taken before, bit by bit: somebody replays it.</summary>
    Replayed = 1,

    /// <summary>There is no such payment of this order.</summary>
    NotFound = 2,

    /// <summary>Amount or currency are not those of the payment. It is recorded, and nothing else happens.</summary>
    AmountDiffers = 3,

    /// <summary>Another message has said so before.</summary>
    KnownAlready = 4,

    /// <summary>The money was taken when the order was no longer payable: recorded, and on its way back.</summary>
    Refunding = 5,
}
