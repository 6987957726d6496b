using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Stock;

namespace Seckill.Refusals;

/// <summary>The refusals that mean the same over HTTP and over a gateway; those of HTTP alone stay in the front end.</summary>
public static class CodedRefusals
{
    public static readonly CodedRefusal InvalidRequest = new("invalid_request", "The request is not valid.");
    public static readonly CodedRefusal InvalidCredentials = new("invalid_credentials", "Name or password is wrong.");
    public static readonly CodedRefusal NotStarted = new("not_started", "The sale has not begun.");
    public static readonly CodedRefusal Ended = new("ended", "The sale is over.");
    public static readonly CodedRefusal Paused = new("paused", "The sale is paused.");
    public static readonly CodedRefusal ProductNotFound = new("product_not_found", "There is no such product on sale.");
    public static readonly CodedRefusal OrderNotFound = new("order_not_found", "The caller has no such order.");
    public static readonly CodedRefusal NotPayable = new("not_payable", "The order cannot be paid as it stands.");
    public static readonly CodedRefusal NotCancellable = new("not_cancellable", "The order cannot be cancelled as it stands.");
    public static readonly CodedRefusal SaleNotFound = new("sale_not_found", "There is no such sale.");
    public static readonly CodedRefusal SaleEnded = new("sale_ended", "The sale is over and cannot be changed.");
    public static readonly CodedRefusal StockBelowSold = new("stock_below_sold", "More units are sold than that.");
    public static readonly CodedRefusal NameTaken = new("name_taken", "There is an account with this name.");
    public static readonly CodedRefusal AlreadyOrdered = new("already_ordered", "The caller has an order of this sale.");
    public static readonly CodedRefusal SoldOut = new("sold_out", "No unit is left.");
    public static readonly CodedRefusal OverlappingSale = new("overlapping_sale", "The product has another sale then.");
    public static readonly CodedRefusal LimitReached = new("limit_reached", "The catalog is full.");
    public static readonly CodedRefusal RateLimited = new("rate_limited", "Too many attempts.");
    public static readonly CodedRefusal InternalError = new("internal_error", "Something went wrong here.");
    public static readonly CodedRefusal Unavailable = new("unavailable", "Please come again shortly.");
    public static readonly CodedRefusal Recovering = new("recovering", "The sale is being opened.");

    public static readonly CodedRefusal OutcomeUnknown = new(
        "outcome_unknown", "It is not known whether the order was accepted; ask for your orders.");

    /// <summary>The same code as with an order: whoever meets it has to look before trying again.</summary>
    public static readonly CodedRefusal ChangeOutcomeUnknown = new(
        "outcome_unknown", "It is not known whether the change was made; look at the sale's changes.");

    /// <summary>The refusal that a purchase was answered with.</summary>
    public static CodedRefusal Of(PurchaseStatus status) => status switch
    {
        PurchaseStatus.ProductNotFound => ProductNotFound,
        PurchaseStatus.NotStarted => NotStarted,
        PurchaseStatus.Ended => Ended,
        PurchaseStatus.Paused => Paused,
        PurchaseStatus.RateLimited => RateLimited,
        PurchaseStatus.AlreadyOrdered => AlreadyOrdered,
        PurchaseStatus.SoldOut => SoldOut,
        PurchaseStatus.Unavailable => Unavailable,
        PurchaseStatus.Recovering => Recovering,
        PurchaseStatus.OutcomeUnknown => OutcomeUnknown,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This is no refusal."),
    };

    /// <summary>The refusal that a creation was answered with.</summary>
    public static CodedRefusal Of(CreateStatus status) => status switch
    {
        CreateStatus.Invalid => InvalidRequest,
        CreateStatus.ProductNotFound => ProductNotFound,
        CreateStatus.OverlappingSale => OverlappingSale,
        CreateStatus.LimitReached => LimitReached,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This is no refusal."),
    };

    /// <summary>The refusal that the wish to pay was answered with.</summary>
    public static CodedRefusal Of(PayStatus status) => status switch
    {
        PayStatus.NotFound => OrderNotFound,
        PayStatus.NotPayable => NotPayable,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This is no refusal."),
    };

    /// <summary>The refusal that a cancellation was answered with.</summary>
    public static CodedRefusal Of(CancelStatus status) => status switch
    {
        CancelStatus.NotFound => OrderNotFound,
        CancelStatus.NotCancellable => NotCancellable,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This is no refusal."),
    };

    /// <summary>The refusal that a change of a sale was answered with.</summary>
    public static CodedRefusal Of(SaleChangeStatus status) => status switch
    {
        SaleChangeStatus.SaleNotFound => SaleNotFound,
        SaleChangeStatus.Invalid => InvalidRequest,
        SaleChangeStatus.SaleEnded => SaleEnded,
        SaleChangeStatus.StockBelowSold => StockBelowSold,
        SaleChangeStatus.OverlappingSale => OverlappingSale,
        SaleChangeStatus.Unavailable => Unavailable,
        SaleChangeStatus.OutcomeUnknown => ChangeOutcomeUnknown,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This is no refusal."),
    };
}
