using System.Globalization;
using Orleans.Storage;

namespace Orleans.Runtime.Embedded;

/// <summary>The ETag of a record is its version: 1 when first stored, one more with every write and clear.</summary>
internal static class ETags
{
    /// <summary>Stands for an ETag that this engine did not write; no record ever has it.</summary>
    private const long Unknown = -1;

    public static string? Of(long? version) => version?.ToString(CultureInfo.InvariantCulture);

    public static long? VersionOf(string? etag)
    {
        if (etag is null) return null;
        return long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : Unknown;
    }

    public static InconsistentStateException Conflict(
        string stateName, GrainId grainId, string? storedEtag, string? currentEtag, Exception? storageException = null) =>
        new($"State '{stateName}' of {grainId} was stored by another activation.", storedEtag, currentEtag, storageException);

    /// <summary>Puts what was read into the state: a fresh one where there is no payload.</summary>
    public static void Load<T>(this IGrainState<T> grainState, string? etag, BinaryData? payload, IGrainStorageSerializer serializer)
    {
        grainState.State = payload is null ? StateActivator.Create<T>() : serializer.Deserialize<T>(payload);
        grainState.ETag = etag;
        grainState.RecordExists = payload is not null;
    }
}
