namespace Seckill.Web.Orders;

/// <summary>The answer to a purchase that was accepted.</summary>
internal sealed record PurchaseReply(string OrderId, string Status);
