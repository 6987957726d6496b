namespace Seckill.Silo.Configuration;

/// <summary>Section <c>Cache</c>.</summary>
/// <param name="Provider">The kind of cache.</param>
/// <param name="ConnectionString">Of Redis: host:port and options; of memory: empty.</param>
/// <param name="KeyPrefix">What the keys begin with, so that several systems can share a cache.</param>
public sealed record CacheSettings(CacheProvider Provider, string ConnectionString, string KeyPrefix)
{
    /// <summary>The section's key that holds the connection string.</summary>
    public const string Key = "Cache:ConnectionString";

    internal static CacheSettings Read(SettingsReader reader)
    {
        var provider = reader.Choice("Cache:Provider", CacheProvider.Memory);
        var named = reader.Text(Key);
        if (provider == CacheProvider.Redis && named is null) throw new ConfigurationException(Key, "is missing.");
        return new CacheSettings(provider, named ?? "", reader.Text("Cache:KeyPrefix") ?? "seckill");
    }
}
