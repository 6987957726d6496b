namespace Seckill.Client.Connection;

/// <summary>Whose word a failure is.</summary>
internal enum FailureKind
{
    /// <summary>The server said no, with a code.</summary>
    Refused,

    /// <summary>The server's answer could not be understood.</summary>
    BadAnswer,

    /// <summary>There was no answer.</summary>
    NoAnswer,

    /// <summary>The console itself cannot go on: nobody is logged in, a file cannot be written.</summary>
    Local,

    /// <summary>The command line was wrong.</summary>
    Usage,

    /// <summary>The user interrupted.</summary>
    Cancelled,
}
