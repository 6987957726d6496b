using Seckill.Storage.Databases;
using StackExchange.Redis;

namespace Seckill.Storage.Redis;

/// <summary>The server that a connection string names.</summary>
internal sealed class RedisAddress
{
    /// <exception cref="StorageConfigurationException">It is not a Redis connection string.</exception>
    public RedisAddress(string connectionString)
    {
        try
        {
            Options = ConfigurationOptions.Parse(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            var problem = exception.Message.ReplaceLineEndings(" ");
            throw new StorageConfigurationException($"not a Redis connection string: {problem}", exception);
        }

        if (Options.EndPoints.Count == 0)
            throw new StorageConfigurationException("names no Redis server; write HOST:PORT,password=PASSWORD.");
        Options.AbortOnConnectFail = false; // A server that comes later is as good as one that was there.
        Options.ConnectTimeout = (int)RedisLimits.ConnectTimeout.TotalMilliseconds;
        Options.KeepAlive = (int)RedisLimits.KeepAlive.TotalSeconds;
        Options.ReconnectRetryPolicy = new LinearRetry((int)RedisLimits.RetryInterval.TotalMilliseconds);
    }

    public ConfigurationOptions Options { get; }

    /// <summary>The servers, for the log.</summary>
    public override string ToString() => string.Join(", ", Options.EndPoints.Select(EndPointCollection.ToString));
}
