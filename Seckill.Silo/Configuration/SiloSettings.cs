using System.Globalization;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Users;

namespace Seckill.Silo.Configuration;

/// <summary>Everything that the operator can choose, read and checked before anything starts.</summary>
/// <param name="Storage">Section <c>Storage</c>.</param>
/// <param name="Stream">Section <c>Stream</c>.</param>
/// <param name="Cache">Section <c>Cache</c>.</param>
/// <param name="Cluster">Section <c>Cluster</c>.</param>
/// <param name="DataFolder">Where secrets that were made are kept: the folder of the ledger's file, or the one that is named.</param>
/// <param name="Orders">Section <c>Orders</c>, and <c>Stream:Partitions</c>.</param>
/// <param name="Limits">Section <c>Limits</c>.</param>
/// <param name="SigningKey">Base64 of at least 32 bytes, or null to keep one in the data folder.</param>
/// <param name="AdminPassword">The admin's first password, or null to make one.</param>
/// <param name="Samples">Whether an empty store gets sample products.</param>
public sealed record SiloSettings(
    StorageSettings Storage,
    StreamSettings Stream,
    CacheSettings Cache,
    ClusterSettings Cluster,
    string DataFolder,
    OrderOptions Orders,
    PurchaseLimitOptions Limits,
    string? SigningKey,
    string? AdminPassword,
    bool Samples)
{
    /// <summary>The key of <see cref="SigningKey"/>.</summary>
    public const string SigningKeyName = "Auth:SigningKey";

    /// <summary>The databases that are files, each with the key that names it; only one process may have them open.</summary>
    public IEnumerable<(string Key, string File)> DatabaseFiles
    {
        get
        {
            if (Storage.File is { } ledger) yield return (StorageSettings.Key, ledger);
            if (Stream.File is { } stream) yield return (StreamSettings.Key, stream);
        }
    }

    /// <exception cref="ConfigurationException">A value is wrong; the message is one line that begins with its key.</exception>
    public static SiloSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var storage = StorageSettings.Read(reader);
        var dataFolder = Path.GetFullPath(reader.Text("Data:Folder") ?? Path.GetDirectoryName(storage.File) ?? "data");
        CheckTokenLifetime(reader);
        return new SiloSettings(
            storage,
            StreamSettings.Read(reader, storage, dataFolder),
            CacheSettings.Read(reader),
            ClusterSettings.Read(reader),
            dataFolder,
            new OrderOptions
            {
                PaymentSeconds = reader.Integer("Orders:PaymentSeconds", 900, 1, 604_800),
                MaxUnwritten = reader.Integer("Orders:MaxUnwritten", StockLimits.MaxUnwrittenOrders, 1, 10_000_000),
                Partitions = reader.Integer("Stream:Partitions", 4, 1, 256),
            },
            new PurchaseLimitOptions
            {
                PurchaseIntervalSeconds = reader.Number("Limits:PurchaseIntervalSeconds", 1, 0, 3_600),
            },
            ReadSigningKey(reader),
            ReadAdminPassword(reader),
            reader.Flag("Catalog:Samples", storage.IsDefault));
    }

    private static string? ReadSigningKey(SettingsReader reader)
    {
        if (reader.Text(SigningKeyName) is not { } text) return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= 32
            ? text
            : throw new ConfigurationException(SigningKeyName, "not base64 of at least 32 bytes.");
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
