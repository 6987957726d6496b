namespace Orleans.Runtime.Embedded;

/// <summary>Every bound of the engine that is not an option.</summary>
internal static class EngineLimits
{
    /// <summary>Requests that one activation may have, running or waiting, before callers get LimitExceededException.</summary>
    public const int MailboxRequests = 100_000;

    /// <summary>Items that one activation may run before it yields its thread to the others.</summary>
    public const int TurnsPerSlice = 256;

    /// <summary>How often one request may be sent on because the activation that held it ended.</summary>
    public const int Forwards = 8;

    /// <summary>
    /// Calls that one shard of the pending-call table takes before it first drops the completed ones. Few, because until then the
    /// collector finds them alive, with all that hangs on them, and moves them.
    /// </summary>
    public const int PendingCallsPerShard = 64;

    /// <summary>Bytes of one frame between a gateway and its clients, its header among them; so of one call or one answer.</summary>
    public const int MaxGatewayFrameBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of a client's first frame.</summary>
    public const int MaxGatewayHelloBytes = 4 * 1024;

    /// <summary>Clients that one gateway serves; as many again are told that it is full, and the rest are cut off.</summary>
    public const int MaxGatewayConnections = 64;

    /// <summary>Calls that one client may have under way, sent or not, before the next fails with GatewayTooBusyException.</summary>
    public const int MaxGatewayCallsInFlight = 1_000;

    /// <summary>Frames that wait to be written to one connection before those who bring more wait as well.</summary>
    public const int GatewayFramesQueued = 2 * MaxGatewayCallsInFlight;

    /// <summary>Bytes that are gathered from small frames before they are written to a connection.</summary>
    public const int GatewayWriteBytes = 64 * 1024;

    /// <summary>Characters of an exception's message that reach a gateway's client.</summary>
    public const int MaxGatewayErrorChars = 8 * 1024;

    /// <summary>How long either side of a gateway waits for the other to present itself.</summary>
    public static readonly TimeSpan GatewayHandshakeTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a gateway that cannot accept a connection waits before it tries again.</summary>
    public static readonly TimeSpan GatewayAcceptPause = TimeSpan.FromSeconds(1);

    /// <summary>How often pending calls are looked through for time-outs.</summary>
    public static readonly TimeSpan PendingCallSweep = TimeSpan.FromSeconds(1);
}
