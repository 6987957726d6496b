using Seckill.Orders;

namespace Seckill.Web.Feed;

/// <summary>What there is to hear of an order.</summary>
/// <param name="Status">The latest word; pending when there is none.</param>
/// <param name="MayHaveMissed">A notice may have been lost since the last time: a look at the order is due.</param>
/// <param name="IsOver">The node stops: there will be no more.</param>
internal readonly record struct OrderNews(OrderStatus Status, bool MayHaveMissed, bool IsOver);
