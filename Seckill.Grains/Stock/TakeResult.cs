using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>What the rules of a sale say to one buyer.</summary>
/// <param name="Status">Accepted, or the first refusal that applies.</param>
/// <param name="Reservation">The unit taken; of a buyer who had one already, theirs while the ledger may not have it.</param>
/// <param name="LiveOrder">The order of a buyer who already had one.</param>
internal readonly record struct TakeResult(PurchaseStatus Status, Reservation? Reservation = null, OrderId? LiveOrder = null);
