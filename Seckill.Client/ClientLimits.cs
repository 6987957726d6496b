namespace Seckill.Client;

/// <summary>The bounds of the console.</summary>
internal static class ClientLimits
{
    /// <summary>Purchases of one run.</summary>
    public const int MaxPurchases = 100_000;

    /// <summary>Purchases in flight at once, unless <c>--concurrency</c> says otherwise.</summary>
    public const int DefaultConcurrency = 64;

    /// <summary>The highest <c>--concurrency</c>; each one may be a connection.</summary>
    public const int MaxConcurrency = 1_024;

    /// <summary>Registrations in flight at once. The server's password hash is slow on purpose: more would only queue.</summary>
    public const int MaxRegistrationsInFlight = 8;

    /// <summary>How often a registration, or the login behind it, is tried before the run is given up.</summary>
    public const int MaxRegistrationAttempts = 8;

    /// <summary>The pause before a registration is tried again, when the server does not name one.</summary>
    public static readonly TimeSpan DefaultRetryDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest such pause, whatever the server names.</summary>
    public static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may take to be made, TLS included.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long joining a cluster may take; most of it is the start of Orleans' own client, on a busy machine.</summary>
    public static readonly TimeSpan JoinTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer may take. A purchase that waits for the final word gets that wait on top.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long a login over a gateway is remembered; nothing expires there but the console's own memory.</summary>
    public static readonly TimeSpan GatewayLoginLifetime = TimeSpan.FromHours(12);

    /// <summary>How long the end of a connection to a gateway may take.</summary>
    public static readonly TimeSpan DisconnectTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Over a gateway, how long after it was accepted a purchase looks at its order first; each next pause doubles.</summary>
    public static readonly TimeSpan FirstLookAfter = TimeSpan.FromMilliseconds(10);

    /// <summary>The longest pause between two such looks.</summary>
    public static readonly TimeSpan LongestLookInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Over a gateway, how long paying or cancelling waits for an order that is accepted and not written yet.</summary>
    public static readonly TimeSpan PendingPatience = TimeSpan.FromSeconds(2);

    /// <summary>How long a stream of events may be silent before its connection counts as lost: three heartbeats.</summary>
    public static readonly TimeSpan EventSilence = TimeSpan.FromSeconds(45);

    /// <summary>The longest event that is read, in bytes.</summary>
    public const int MaxEventBytes = 64 * 1024;

    /// <summary>How often in a row a watch that was lost is taken up again without hearing anything.</summary>
    public const int MaxWatchRetries = 5;

    /// <summary>The pause before a watch is taken up again.</summary>
    public static readonly TimeSpan WatchRetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Parts of a sale's journal that are read; each has up to a thousand lines.</summary>
    public const int MaxJournalParts = 100;

    /// <summary>Seconds that a purchase waits for the final word, unless <c>--wait</c> says otherwise.</summary>
    public const int DefaultWaitSeconds = 5;

    /// <summary>The highest <c>--wait</c>, in seconds: the longest that the server grants.</summary>
    public const int MaxWaitSeconds = 30;

    /// <summary>How long an audit waits for orders that are on their way.</summary>
    public static readonly TimeSpan AuditPatience = TimeSpan.FromSeconds(5);

    /// <summary>The largest answer that is read.</summary>
    public const int MaxAnswerBytes = 64 * 1024 * 1024;

    /// <summary>The largest file of the console's own that is read.</summary>
    public const int MaxOwnFileBytes = 4 * 1024 * 1024;

    /// <summary>Characters of one piece of the server's text that are shown.</summary>
    public const int MaxShownCharacters = 500;

    /// <summary>Characters of an error code that are shown.</summary>
    public const int MaxCodeCharacters = 64;

    /// <summary>Different error codes that a summary shows; the others are added up as <c>other</c>.</summary>
    public const int MaxShownCodes = 20;

    /// <summary>Order ids that a run's summary shows; <c>--json</c> gives all.</summary>
    public const int MaxShownOrders = 10;

    /// <summary>Orders of the last run whose buyers are remembered, so that <c>status</c> can ask for them.</summary>
    public const int MaxRememberedOrders = 1_000;

    /// <summary>Lines that tell of a phase's progress when the output is redirected.</summary>
    public const int PlainProgressLines = 4;

    /// <summary>Columns when the output is redirected: no cell wraps, because a program may read the lines.</summary>
    public const int RedirectedColumns = 2_000;
}
