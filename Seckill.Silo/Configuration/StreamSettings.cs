using Microsoft.Data.Sqlite;

namespace Seckill.Silo.Configuration;

/// <summary>Section <c>Stream</c>, but for the partitions.</summary>
/// <param name="Provider">The kind of stream.</param>
/// <param name="ConnectionString">Of SQL: the stream's own file; of RabbitMQ: its URI.</param>
/// <param name="File">The full path of the file, or null when a broker carries the stream.</param>
/// <param name="QueuePrefix">What the names of the queues begin with, so that several systems can share a broker.</param>
public sealed record StreamSettings(StreamProvider Provider, string ConnectionString, string? File, string QueuePrefix)
{
    /// <summary>The section's key that chooses the kind.</summary>
    public const string ProviderKey = "Stream:Provider";

    /// <summary>The section's key that holds the connection string.</summary>
    public const string Key = "Stream:ConnectionString";

    internal static StreamSettings Read(SettingsReader reader, StorageSettings storage, string dataFolder)
    {
        var provider = reader.Choice(ProviderKey, StreamProvider.Sql);
        var prefix = reader.Text("Stream:QueuePrefix") ?? "seckill.orders";
        var named = reader.Text(Key);
        if (provider == StreamProvider.RabbitMq)
        {
            return new StreamSettings(provider, named ?? throw new ConfigurationException(Key, "is missing."), null, prefix);
        }

        var beside = Path.ChangeExtension(storage.File ?? Path.Combine(dataFolder, "seckill.db"), ".stream.db");
        var file = named is null ? new SqliteConnectionStringBuilder { DataSource = beside } : reader.DatabaseFile(Key, named);
        return file.DataSource == storage.File
            ? throw new ConfigurationException(Key, "the stream needs a database file of its own.")
            : new StreamSettings(provider, file.ConnectionString, file.DataSource, prefix);
    }
}
