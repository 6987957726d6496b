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

    /// <summary>Calls that one shard of the pending-call table takes before it first drops the completed ones.</summary>
    public const int PendingCallsPerShard = 512;

    /// <summary>How often pending calls are looked through for time-outs.</summary>
    public static readonly TimeSpan PendingCallSweep = TimeSpan.FromSeconds(1);
}
