using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Seckill.Web;

/// <summary>The bounds of the HTTP front end.</summary>
public static class WebLimits
{
    /// <summary>Bytes of a request's body, however it is framed. Beyond it: 413 body_too_large.</summary>
    public const int MaxBodyBytes = 16 * 1024;

    /// <summary>Levels of nesting in a JSON body.</summary>
    public const int MaxJsonDepth = 8;

    /// <summary>Connections that one node holds open.</summary>
    public const int MaxConnections = 20_000;

    /// <summary>Headers of one request.</summary>
    public const int MaxHeaderCount = 64;

    /// <summary>Bytes of all headers of one request.</summary>
    public const int MaxHeaderBytes = 16 * 1024;

    /// <summary>Bytes of the request line.</summary>
    public const int MaxRequestLineBytes = 4 * 1024;

    /// <summary>How long a client may take to send its headers.</summary>
    public static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Passwords that are hashed at once; a hash takes a core for tens of milliseconds, and buyers need cores.</summary>
    public static readonly int MaxConcurrentHashes = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Hashes that may wait for their turn. Beyond it: 503 unavailable.</summary>
    public const int MaxQueuedHashes = 64;

    /// <summary>Characters of an Authorization header that are looked at.</summary>
    public const int MaxTokenLength = 4 * 1024;

    /// <summary>Validated tokens that are remembered, at about 100 bytes each; twice as many for a moment.</summary>
    public const int MaxRememberedTokens = 262_144;

    /// <summary>A listing older than this is read again, while the old one is still served.</summary>
    public static readonly TimeSpan ListingRefreshAge = TimeSpan.FromMilliseconds(250);

    /// <summary>A listing older than this is not served; the request waits for a new one.</summary>
    public static readonly TimeSpan ListingMaxAge = TimeSpan.FromSeconds(5);

    /// <summary>A purchase does not rest on a picture older than this, unless the listing cannot be read.</summary>
    public static readonly TimeSpan SaleMaxAge = TimeSpan.FromSeconds(1);

    /// <summary>How long one reading of the listing may take.</summary>
    public static readonly TimeSpan ListingReadTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The shortest time between two readings of the ledger for the sake of unknown product ids.</summary>
    public static readonly TimeSpan UnknownProductInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a grain's word that a sale is sold out is repeated without asking again.</summary>
    public static readonly TimeSpan SoldOutMemory = TimeSpan.FromMilliseconds(200);

    /// <summary>Buyers of one sale that a node remembers, so that they are told of their order rather than 'sold out'.</summary>
    public const int MaxRememberedBuyers = 1_000_000;

    /// <summary>The longest wait that <c>Prefer: wait</c> is granted; a longer one is cut to it.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    /// <summary>The longest patience of an audit, well inside the time-out of a grain call.</summary>
    public static readonly TimeSpan MaxAuditWait = TimeSpan.FromSeconds(20);

    /// <summary>Requests that may wait for the order feed at once. Beyond it, they are answered at once as pending.</summary>
    public const int MaxWaiters = 20_000;

    /// <summary>Waiting requests that look at their order at once, when a notice may have been lost for all of them.</summary>
    public const int MaxConcurrentLooks = 64;

    /// <summary>How long a look may take; a request can outlast the wait that it was granted by so much.</summary>
    public static readonly TimeSpan LookTimeout = TimeSpan.FromSeconds(2);

    /// <summary>How long paying or cancelling waits for an order that is accepted and not written yet.</summary>
    public static readonly TimeSpan PendingPatience = TimeSpan.FromSeconds(2);

    /// <summary>Event streams that one node holds open, at 14 KB each 140 MB. Beyond it: 503 unavailable.</summary>
    public const int MaxEventStreams = 10_000;

    /// <summary>Event streams of one user on one node, over all orders. Beyond it: 429 rate_limited.</summary>
    public const int MaxEventStreamsPerUser = 16;

    /// <summary>How long a stream may be silent; shorter than what proxies cut connections for.</summary>
    public static readonly TimeSpan EventHeartbeat = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often a stream looks at its order although nobody says that something was missed: whoever commits a word and dies
    /// before telling it leaves no trace for the feed.
    /// </summary>
    public static readonly TimeSpan EventLookInterval = TimeSpan.FromMinutes(1);

    /// <summary>Characters of a <c>Last-Event-ID</c> that are looked at.</summary>
    public const int MaxEventIdLength = 16;

    /// <summary>Callbacks of the payment provider that are taken at once. Beyond it: 503 unavailable; it comes again.</summary>
    public const int MaxConcurrentCallbacks = 256;

    /// <summary>Outcomes that are remembered for those who ask just after the commit; twice as many for a moment.</summary>
    public const int MaxRememberedOutcomes = 65_536;

    /// <summary>How long the end of a feed subscription may take when the node stops.</summary>
    public static readonly TimeSpan UnsubscribeTimeout = TimeSpan.FromSeconds(2);

    /// <summary>How old the reading of the ledger may be on which /readyz rests.</summary>
    public static readonly TimeSpan ReadyMaxAge = TimeSpan.FromSeconds(1);

    /// <summary>What <c>Retry-After</c> says with 503, in seconds.</summary>
    public const int RetryAfterSeconds = 1;

    /// <summary>Series that /metrics shows; later ones are dropped.</summary>
    public const int MaxMetricSeries = 1_000;

    /// <summary>Sets the server's own limits, which hold before any of our code sees a request.</summary>
    public static void ConfigureKestrel(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        kestrel.Limits.MaxRequestHeaderCount = MaxHeaderCount;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
    }
}
