using RabbitMQ.Client;

namespace Seckill.Streaming.RabbitMq;

/// <summary>The broker that a connection string names.</summary>
internal sealed class RabbitMqAddress
{
    /// <exception cref="StreamConfigurationException">
    /// It is not an AMQP URI. The message does not repeat it: it may hold a password.
    /// </exception>
    public RabbitMqAddress(string connectionString)
    {
        if (!Uri.TryCreate(connectionString, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("amqp" or "amqps") || uri.Host.Length == 0)
        {
            throw new StreamConfigurationException("not an AMQP URI; write amqp://USER:PASSWORD@HOST:PORT/VIRTUAL-HOST.");
        }

        try
        {
            Factory = new ConnectionFactory { Uri = uri };
        }
        catch (ArgumentException)
        {
            throw new StreamConfigurationException("not an AMQP URI: its user or its virtual host has a part too many.");
        }

        // Our own loop connects again: a channel that was lost stays lost, so no delivery tag of it can be taken for a new one's.
        Factory.AutomaticRecoveryEnabled = false;
        Factory.TopologyRecoveryEnabled = false;
        Factory.RequestedHeartbeat = RabbitMqLimits.Heartbeat;
        Factory.RequestedConnectionTimeout = RabbitMqLimits.ConnectTimeout;
        Factory.HandshakeContinuationTimeout = RabbitMqLimits.RequestTimeout;
        Factory.ContinuationTimeout = RabbitMqLimits.RequestTimeout;
    }

    public ConnectionFactory Factory { get; }

    /// <summary>Host, port and virtual host, for the log.</summary>
    public override string ToString() =>
        $"{Factory.Endpoint.HostName}:{Factory.Endpoint.Port}, virtual host '{Factory.VirtualHost}'";
}
