namespace Seckill.Storage.Orders;

/// <summary>A buyer who has a live order (placed or paid) of a sale.</summary>
public readonly record struct LiveBuyer(long SaleId, long UserId);
