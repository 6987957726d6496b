using Seckill.Stock;

namespace Seckill.Users;

/// <summary>Whether a press of the button becomes an attempt.</summary>
/// <param name="RetryAfter">Set when the last attempt is too recent: how long until the next would be admitted.</param>
/// <param name="InFlight">An attempt that was admitted before and is still on its way: there is no other beside it.</param>
internal readonly record struct Admission(TimeSpan? RetryAfter, Task<PurchaseResult>? InFlight);
