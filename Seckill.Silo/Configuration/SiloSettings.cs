using System.Globalization;
using Microsoft.Data.Sqlite;
using Seckill.Orders;
using Seckill.Users;

namespace Seckill.Silo.Configuration;

/// <summary>Everything that the operator can choose, read and checked before anything starts.</summary>
/// <param name="StorageConnectionString">The ledger's SQLite database.</param>
/// <param name="StreamConnectionString">The order stream's SQLite database.</param>
/// <param name="DataFolder">Where secrets are kept and the lock lies: the folder of the ledger's database.</param>
/// <param name="IsDefaultStore">Nobody named a database, so samples are welcome in it.</param>
/// <param name="Orders">Section <c>Orders</c>, and <c>Stream:Partitions</c>.</param>
/// <param name="Limits">Section <c>Limits</c>.</param>
/// <param name="SigningKey">Base64 of at least 32 bytes, or null to keep one in the data folder.</param>
/// <param name="AdminPassword">The admin's first password, or null to make one.</param>
/// <param name="Samples">Whether an empty store gets sample products.</param>
public sealed record SiloSettings(
    string StorageConnectionString,
    string StreamConnectionString,
    string DataFolder,
    bool IsDefaultStore,
    OrderOptions Orders,
    PurchaseLimitOptions Limits,
    string? SigningKey,
    string? AdminPassword,
    bool Samples)
{
    private const string DefaultDatabase = "Data Source=data/seckill.db";

    /// <exception cref="ConfigurationException">A value is wrong; the message is one line that begins with its key.</exception>
    public static SiloSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        reader.Choice("Storage:Provider", "Sqlite", "Sqlite");
        reader.Choice("Stream:Provider", "Sql", "Sql");
        reader.Choice("Cache:Provider", "Memory", "Memory");
        var named = reader.Text("Storage:ConnectionString");
        var ledger = DatabaseFile("Storage:ConnectionString", named ?? DefaultDatabase);
        var stream = reader.Text("Stream:ConnectionString") is { } streamText
            ? DatabaseFile("Stream:ConnectionString", streamText)
            : new SqliteConnectionStringBuilder { DataSource = Path.ChangeExtension(ledger.DataSource, ".stream.db") };
        if (stream.DataSource == ledger.DataSource)
        {
            throw new ConfigurationException("Stream:ConnectionString", "the stream needs a database file of its own.");
        }

        CheckTokenLifetime(reader);
        return new SiloSettings(
            ledger.ConnectionString,
            stream.ConnectionString,
            Path.GetDirectoryName(ledger.DataSource)!,
            named is null,
            new OrderOptions
            {
                PaymentSeconds = reader.Integer("Orders:PaymentSeconds", 900, 1, 604_800),
                Partitions = reader.Integer("Stream:Partitions", 4, 1, 256),
            },
            new PurchaseLimitOptions
            {
                PurchaseIntervalSeconds = reader.Number("Limits:PurchaseIntervalSeconds", 1, 0, 3_600),
            },
            ReadSigningKey(reader),
            ReadAdminPassword(reader),
            reader.Flag("Catalog:Samples", named is null));
    }

    private static SqliteConnectionStringBuilder DatabaseFile(string key, string connectionString)
    {
        SqliteConnectionStringBuilder builder;
        try
        {
            builder = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new ConfigurationException(key, $"not an SQLite connection string: {exception.Message.ReplaceLineEndings(" ")}");
        }

        if (builder.DataSource.Length == 0 || builder.DataSource.StartsWith(':') || builder.Mode == SqliteOpenMode.Memory)
        {
            throw new ConfigurationException(key, "names no database file; write Data Source=FILE.");
        }

        builder.DataSource = Path.GetFullPath(builder.DataSource);
        return builder;
    }

    private static string? ReadSigningKey(SettingsReader reader)
    {
        if (reader.Text("Auth:SigningKey") is not { } text) return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= 32
            ? text
            : throw new ConfigurationException("Auth:SigningKey", "not base64 of at least 32 bytes.");
    }

    private static void CheckTokenLifetime(SettingsReader reader)
    {
        if (reader.Text("Auth:TokenLifetime") is not { } text) return;
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var lifetime)
            || lifetime < TimeSpan.FromSeconds(1) || lifetime > TimeSpan.FromDays(1))
        {
            throw new ConfigurationException("Auth:TokenLifetime", $"'{text}' is not a time from 00:00:01 to 1.00:00:00.");
        }
    }

    private static string? ReadAdminPassword(SettingsReader reader) =>
        reader.Text("Auth:AdminPassword") is not { } text ? null
        : text.Length is >= 8 and <= 256 ? text
        : throw new ConfigurationException("Auth:AdminPassword", "needs 8 to 256 characters.");
}
