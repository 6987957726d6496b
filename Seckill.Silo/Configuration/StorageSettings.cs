using Microsoft.Data.Sqlite;

namespace Seckill.Silo.Configuration;

/// <summary>Section <c>Storage</c>.</summary>
/// <param name="Provider">The kind of database.</param>
/// <param name="ConnectionString">The ledger; of SQLite with the full path of its file.</param>
/// <param name="File">The full path of the file, or null when the database is a server.</param>
/// <param name="IsDefault">Nobody named a database, so samples are welcome in it.</param>
public sealed record StorageSettings(StorageProvider Provider, string ConnectionString, string? File, bool IsDefault)
{
    /// <summary>Where grain state is kept: beside the ledger's file, or on its server.</summary>
    public string GrainsConnectionString => File is null
        ? ConnectionString
        : new SqliteConnectionStringBuilder { DataSource = Path.ChangeExtension(File, ".grains.db") }.ConnectionString;

    /// <summary>The section's key that chooses the kind.</summary>
    public const string ProviderKey = "Storage:Provider";

    /// <summary>The section's key that holds the connection string.</summary>
    public const string Key = "Storage:ConnectionString";

    private const string DefaultDatabase = "Data Source=data/seckill.db";

    internal static StorageSettings Read(SettingsReader reader)
    {
        var provider = reader.Choice(ProviderKey, StorageProvider.Sqlite);
        var named = reader.Text(Key);
        if (provider == StorageProvider.MySql)
        {
            return new StorageSettings(provider, named ?? throw new ConfigurationException(Key, "is missing."), null, IsDefault: false);
        }

        var file = reader.DatabaseFile(Key, named ?? DefaultDatabase);
        return new StorageSettings(provider, file.ConnectionString, file.DataSource, named is null);
    }
}
