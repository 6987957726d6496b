using System.Collections.Immutable;

namespace Seckill.Orders;

/// <summary>Looks after the messages of the order stream that could not be read. Key: 0.</summary>
[Alias("seckill.dead-letters")]
public interface IDeadLetterGrain : IGrainWithIntegerKey
{
    /// <summary>The oldest letters, at most <see cref="DeadLetterLimits.MaxListed"/>.</summary>
    [Alias("ListAsync")]
    Task<ImmutableArray<DeadLetter>> ListAsync();

    /// <summary>Puts a letter on its partition again, once the system can read it.</summary>
    [Alias("ReplayAsync")]
    Task<ReplayStatus> ReplayAsync(string id);
}
