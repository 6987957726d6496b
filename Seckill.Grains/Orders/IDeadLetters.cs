using System.Collections.Immutable;

namespace Seckill.Orders;

/// <summary>The messages of the order stream that could not be read. One caller at a time.</summary>
public interface IDeadLetters
{
    /// <summary>Letters, at most so many, the oldest first.</summary>
    Task<ImmutableArray<DeadLetter>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a letter at the end of its partition, and only then takes it from the letters: if that fails it is in both, and
    /// the ledger does not mind what it reads twice (I4).
    /// </summary>
    Task<ReplayStatus> ReplayAsync(string id, CancellationToken cancellationToken);
}
