using Orleans.Hosting;
using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming.Tests;

/// <summary>An order stream of one test: the tests of what every stream must do run on each kind.</summary>
public interface IOrderQueueWorld : IAsyncDisposable
{
    const int Partitions = 3;

    /// <summary>The adapter of this process.</summary>
    IQueueAdapter Adapter { get; }

    IDeadLetters DeadLetters { get; }

    /// <summary>How many unreadable messages the log has called out.</summary>
    int UnreadableLogged { get; }

    /// <summary>Messages that one read brings at most.</summary>
    int MaxMessagesPerRead { get; }

    /// <summary>Makes an empty stream; skips the test where there is no server for it.</summary>
    Task CreateAsync();

    /// <summary>A new process on the same stream, after the old one has died.</summary>
    Task ReopenAsync();

    /// <summary>Puts bytes on a partition that our codec would not write.</summary>
    Task AppendRawAsync(int partition, byte[] payload);

    /// <summary>The messages on a partition that are not done with; zero once all deliveries are acknowledged.</summary>
    Task<long> CountAsync(int partition);

    /// <summary>Adds the stream to a silo, and what it needs.</summary>
    void AddTo(ISiloBuilder silo);
}
