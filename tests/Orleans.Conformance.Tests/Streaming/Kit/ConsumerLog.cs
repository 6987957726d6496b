using Orleans.Runtime;

namespace Orleans.Conformance.Tests.Streaming.Kit;

/// <summary>What the consumers of a test have seen, and what they do when they see something.</summary>
public sealed class ConsumerLog
{
    private readonly List<(string Stream, long[] Events)> _taken = [];
    private readonly List<(string Stream, Guid Activation)> _subscribed = [];
    private readonly List<Exception> _errors = [];

    public Watch Watch { get; } = new();

    /// <summary>Runs in the consumer's turn, before the events count as taken: throws or waits to make the delivery fail or last.</summary>
    public Func<StreamId, long[], Task> OnDelivery { get; set; } = (_, _) => Task.CompletedTask;

    public int Attempts { get; private set; }

    /// <summary>The deliveries that succeeded, in order.</summary>
    public (string Stream, long[] Events)[] Taken => Watch.Change(() => _taken.ToArray());

    public (string Stream, Guid Activation)[] Subscribed => Watch.Change(() => _subscribed.ToArray());

    public Exception[] Errors => Watch.Change(() => _errors.ToArray());

    public long[] EventsOf(string stream) => [.. Taken.Where(delivery => delivery.Stream == stream).SelectMany(delivery => delivery.Events)];

    public Task UntilTaken(int events) => Watch.Until(() => _taken.Sum(delivery => delivery.Events.Length) >= events);

    public Task UntilAttempts(int attempts) => Watch.Until(() => Attempts >= attempts);

    public Task UntilError() => Watch.Until(() => _errors.Count > 0);

    public async Task DeliverAsync(StreamId stream, long[] events)
    {
        Watch.Change(() => Attempts++);
        await OnDelivery(stream, events);
        Watch.Change(() => _taken.Add((stream.ToString(), events)));
    }

    public void Subscribe(StreamId stream, Guid activation) => Watch.Change(() => _subscribed.Add((stream.ToString(), activation)));

    public void Fail(Exception exception) => Watch.Change(() => _errors.Add(exception));
}
