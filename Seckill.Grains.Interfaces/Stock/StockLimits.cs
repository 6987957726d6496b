namespace Seckill.Stock;

/// <summary>The bounds of a ProductGrain.</summary>
public static class StockLimits
{
    /// <summary>The longest name of who changed a sale, in characters.</summary>
    public const int MaxByLength = 64;

    /// <summary>Returned units that are read from the ledger at once.</summary>
    public const int MaxReturnsRead = 1_000;

    /// <summary>How often a grain asks the ledger for units that came back and of which it was not told.</summary>
    public static readonly TimeSpan ReturnsInterval = TimeSpan.FromSeconds(5);

    /// <summary>Orders in one batch, and so in one message of the stream.</summary>
    public const int MaxBatchOrders = 1_000;

    /// <summary>Batches that may wait for their confirmation at once.</summary>
    public const int MaxBatchesInFlight = 4;

    /// <summary>A second batch goes out beside one in flight only when it has this many orders; smaller ones wait and grow.</summary>
    public const int PipelinedBatchOrders = 128;

    /// <summary>Orders that may wait for a confirmation, in flight or behind it. Beyond it: 503 unavailable.</summary>
    public const int MaxUnconfirmedOrders = 20_000;

    /// <summary>Orders by which the ledger may lag behind, unless configured. Beyond it: 503 unavailable.</summary>
    public const int MaxUnwrittenOrders = 100_000;

    /// <summary>How long a batch may go unconfirmed before its outcome counts as unknown.</summary>
    public static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a purchase waits for a sale that is just being opened, before it is told to come again.</summary>
    public static readonly TimeSpan OpeningWait = TimeSpan.FromSeconds(3);

    /// <summary>Purchases that may wait for the opening of one sale. Beyond it: 503 recovering.</summary>
    public const int MaxOpeningWaiters = 10_000;

    /// <summary>How long one attempt to open may take before it is given up and tried anew.</summary>
    public static readonly TimeSpan OpeningTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long one reading of units that came back may take before it is given up and tried anew.</summary>
    public static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The grain's own tick: opens what is due, retries, and asks the ledger after commits it did not hear of.</summary>
    public static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>How long after a failed attempt to open the next one follows.</summary>
    public static readonly TimeSpan ReopenInterval = TimeSpan.FromSeconds(1);

    /// <summary>How often a grain that finds no open sale looks into the catalog again.</summary>
    public static readonly TimeSpan ScheduleRefreshInterval = TimeSpan.FromSeconds(1);

    /// <summary>How often a purchase looks again after waiting for an opening.</summary>
    public const int MaxOpeningRounds = 3;

    /// <summary>What <c>Retry-After</c> says while a sale recovers or the stream is away.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
}
