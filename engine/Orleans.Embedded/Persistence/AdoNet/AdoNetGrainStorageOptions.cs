using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Settings of the storage that keeps states in a SQL table.</summary>
public class AdoNetGrainStorageOptions
{
    public string? ConnectionString { get; set; }

    /// <summary>The name under which the driver's factory is registered with <see cref="System.Data.Common.DbProviderFactories"/>.</summary>
    public string Invariant { get; set; } = "";

    /// <summary>Null for the silo's own <see cref="IGrainStorageSerializer"/>.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
