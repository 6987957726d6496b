using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// The stored record is not the one that this activation knows: another activation has written it. Nothing was changed.
/// A grain that lets it escape from a call is deactivated, so that the next call finds a freshly loaded state.
/// </summary>
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message) : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException) : base(message, innerException!)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
        : this(storageException.Message, storedEtag, currentEtag, storageException)
    {
    }

    /// <summary>True until the activation that met it has been deactivated: a caller that passes it on is not deactivated as well.</summary>
    internal bool IsSourceActivation { get; set; } = true;

    /// <summary>The version in the storage; null where there is no record.</summary>
    public string? StoredEtag { get; private set; }

    /// <summary>The version that the activation knew.</summary>
    public string? CurrentEtag { get; private set; }

    public override string ToString() =>
        $"{nameof(InconsistentStateException)}: {Message} Stored ETag={StoredEtag} Current ETag={CurrentEtag} {InnerException}";
}
