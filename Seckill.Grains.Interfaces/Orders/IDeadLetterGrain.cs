using System.Collections.Immutable;

namespace Seckill.Orders;

/// <summary>
/// Looks after the messages of the order stream that could not be read. Key: 0. While the stream cannot be asked, every call
/// throws <see cref="TimeoutException"/>.
/// </summary>
[Alias("seckill.dead-letters")]
public interface IDeadLetterGrain : IGrainWithIntegerKey
{
    /// <summary>Letters, at most <see cref="DeadLetterLimits.MaxListed"/>, the oldest first.</summary>
    [Alias("ListAsync")]
    Task<ImmutableArray<DeadLetter>> ListAsync();

    /// <summary>Puts a letter on its partition again, once the system can read it.</summary>
    [Alias("ReplayAsync")]
    Task<ReplayStatus> ReplayAsync(string id);
}
