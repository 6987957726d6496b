using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Settings of the storage that keeps states in memory.</summary>
public class MemoryGrainStorageOptions
{
    /// <summary>Null for the silo's own <see cref="IGrainStorageSerializer"/>.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
