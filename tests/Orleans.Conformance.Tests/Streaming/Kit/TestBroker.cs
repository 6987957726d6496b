using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streaming.Kit;

/// <summary>
/// Queues in memory that all silos of a test share: what a broker is to a real cluster. It writes down what the receivers do,
/// and breaks the test if two of them are open on one queue or an acknowledgement is out of order.
/// </summary>
/// <param name="queues">How many queues there are.</param>
/// <param name="answersAtOnce">Whether a read of an empty queue comes back without a message, or waits for one.</param>
public sealed class TestBroker(int queues, bool answersAtOnce = false)
{
    private readonly TestQueue[] _queues = [.. Enumerable.Range(0, queues).Select(_ => new TestQueue())];
    private readonly List<string> _log = [];
    private readonly HashSet<string> _dying = [];
    private readonly HashSet<string> _dead = [];

    public Watch Watch { get; } = new();

    public bool AnswersAtOnce => answersAtOnce;

    /// <summary>What a producer meets: throws, or does nothing.</summary>
    public Action OnProduce { get; set; } = () => { };

    /// <summary>What a receiver meets at its start: throws, or does nothing.</summary>
    public Action OnInitialize { get; set; } = () => { };

    /// <summary>While false, receivers see empty queues.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>What must never be: named by the receiver that saw it.</summary>
    public List<string> Violations { get; } = [];

    public string[] Log => Watch.Change(() => _log.ToArray());

    /// <summary>Evenly spaced on Orleans' ring.</summary>
    public QueueId[] Queues { get; } = [.. Enumerable.Range(0, queues)
        .Select(number => QueueId.GetQueueId("test", (uint)number, (uint)((ulong)number * uint.MaxValue / (ulong)queues)))];

    public QueueId QueueOf(StreamId stream) => Queues[(uint)stream.GetHashCode() % Queues.Length];

    public void SetOpen(bool isOpen) => Watch.Change(() => IsOpen = isOpen);

    public long AcknowledgedOf(QueueId queue) => Watch.Change(() => Of(queue).Acknowledged);

    public long Acknowledged => Watch.Change(() => _queues.Sum(queue => queue.Acknowledged));

    public Task UntilAcknowledged(long messages) => Watch.Until(() => _queues.Sum(queue => queue.Acknowledged) >= messages);

    public Task UntilAllAcknowledged() => Watch.Until(() => _queues.All(queue => queue.Acknowledged == queue.Batches.Count));

    /// <summary>The silo whose receiver is open on each queue; null where there is none.</summary>
    public string?[] Owners() => Watch.Change(() => _queues.Select(queue => queue.Owner).ToArray());

    public Task UntilOwners(Func<string?[], bool> condition) =>
        Watch.Until(() => condition([.. _queues.Select(queue => queue.Owner)]));

    /// <summary>From now on another silo may take over the queues that this one has open.</summary>
    public void ExpectDeathOf(string silo) => Watch.Change(() => _dying.Add(silo));

    /// <summary>From now on nothing that this silo does counts, and that it acknowledges or closes anything must not be.</summary>
    public void DeclareDead(string silo) => Watch.Change(() => _dead.Add(silo));

    internal bool IsDying(string silo) => _dying.Contains(silo);

    internal void CheckAlive(string silo, string what)
    {
        if (_dead.Contains(silo)) Violations.Add($"{silo} {what} after its death");
    }

    internal void Write(string silo, QueueId queue, string what) => _log.Add($"{silo} {what} {queue.GetNumericId()}");

    internal TestQueue Of(QueueId queue) => _queues[queue.GetNumericId()];

    /// <summary>One queue: its messages, how many were acknowledged, and who has it open.</summary>
    internal sealed class TestQueue
    {
        public List<TestBatch> Batches { get; } = [];

        public long Acknowledged { get; set; }

        /// <summary>Those whose receiver is open; more than one only while silos find out about each other.</summary>
        public List<string> Openers { get; } = [];

        public string? Owner => Openers.LastOrDefault();
    }
}
