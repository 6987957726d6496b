using Seckill.Storage.Databases;

namespace Seckill.Storage;

/// <summary>Opens all databases; the composition root calls it before the silo starts.</summary>
public sealed class StorageInitializer(IEnumerable<IDatabase> databases)
{
    /// <exception cref="StorageConfigurationException">A database cannot be opened.</exception>
    /// <exception cref="Schema.SchemaException">A database is not one of this program's.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var database in databases) await database.OpenAsync(cancellationToken);
    }
}
