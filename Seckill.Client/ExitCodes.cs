namespace Seckill.Client;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The server refused, the answer was unusable, or the command was interrupted.</summary>
    public const int Failed = 1;

    /// <summary>The command line was wrong.</summary>
    public const int Usage = 2;

    /// <summary>There was no answer: no connection, a TLS error, a time-out, a lost connection.</summary>
    public const int NoAnswer = 3;
}
