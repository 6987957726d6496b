namespace Orleans.Core;

/// <summary>One stored record, seen by the grain that owns it.</summary>
public interface IStorage
{
    /// <summary>The version that was last read or written; null while no record has been stored.</summary>
    string? Etag { get; }

    bool RecordExists { get; }

    /// <summary>Removes the stored record and puts a fresh state in memory.</summary>
    Task ClearStateAsync();

    /// <summary>Stores the state in memory, if the stored record still has the version that this activation knows.</summary>
    Task WriteStateAsync();

    /// <summary>Replaces the state in memory by the stored one; what was not written is lost.</summary>
    Task ReadStateAsync();

    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
