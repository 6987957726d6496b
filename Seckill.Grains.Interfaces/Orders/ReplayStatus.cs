namespace Seckill.Orders;

/// <summary>What came of a replay.</summary>
public enum ReplayStatus
{
    /// <summary>The message is at the end of its partition again. If it still cannot be read, it comes back.</summary>
    Replayed,

    /// <summary>There is no such letter, or it does not say which partition it came from.</summary>
    NotFound,
}
