namespace Seckill.Stock;

/// <summary>The answer to a purchase. The refusals stand in their order of precedence: the first that applies is given.</summary>
[GenerateSerializer, Alias("seckill.purchase-status")]
public enum PurchaseStatus
{
    /// <summary>The order is durable.</summary>
    Accepted = 0,

    /// <summary>There is no such product, or it was never on sale.</summary>
    ProductNotFound = 1,

    /// <summary>The next sale has not begun.</summary>
    NotStarted = 2,

    /// <summary>The last sale is over.</summary>
    Ended = 3,

    /// <summary>The buyer tried this product less than the purchase interval ago.</summary>
    RateLimited = 4,

    /// <summary>The buyer has a live order of this sale.</summary>
    AlreadyOrdered = 5,

    /// <summary>No unit is left.</summary>
    SoldOut = 6,

    /// <summary>The order could not be made durable, or too many wait for it. Nothing was taken.</summary>
    Unavailable = 7,

    /// <summary>The sale is being opened after a start or a failure. Nothing was taken.</summary>
    Recovering = 8,

    /// <summary>It is not known whether the order became durable; the buyer's orders will tell.</summary>
    OutcomeUnknown = 9,

    /// <summary>The sale is paused. In precedence it follows <see cref="Ended"/>.</summary>
    Paused = 10,
}
