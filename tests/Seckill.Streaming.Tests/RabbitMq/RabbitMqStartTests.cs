using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Seckill.Streaming.RabbitMq;
using Seckill.TestKit;

namespace Seckill.Streaming.Tests.RabbitMq;

/// <summary>What is wrong with the broker or its address ends the start with one line.</summary>
public sealed class RabbitMqStartTests
{
    private const int ProtocolHeaderBytes = 8; // AMQP 0-9-1, 4.2.2: the client speaks first.

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("localhost:5672")]
    [InlineData("http://localhost/")]
    [InlineData("amqp:///")]
    [InlineData("amqp://a:b:c@localhost/")]
    [InlineData("amqp://localhost/a/b")]
    public void AnAddressThatIsNoneIsRefusedWithoutRepeatingIt(string connectionString)
    {
        var error = Assert.Throws<StreamConfigurationException>(() => QueueOn(connectionString));
        Assert.StartsWith("not an AMQP URI", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(":c@", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongPassword() =>
        Assert.Contains("refuses the user", await RefusedAsync(uri => uri.Password = "wrong"), StringComparison.Ordinal);

    [Fact]
    public async Task AnUnknownVirtualHost() =>
        Assert.Contains("vhost", await RefusedAsync(uri => uri.Path = "none"), StringComparison.Ordinal);

    [Fact]
    public async Task AHostThatIsNotThere() =>
        Assert.Contains("refused", await RefusedAsync(uri => uri.Port = 1), StringComparison.Ordinal);

    [Fact]
    public async Task AHostThatSaysNothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var clock = new ManualTimeProvider();
        await using var queue = QueueOn(new RabbitMqStreamOptions($"amqp://{silent.LocalEndpoint}/", 1), clock);
        var opening = queue.OpenAsync(Cancel.Token);
        using var client = await silent.AcceptTcpClientAsync(Cancel.Token);
        await client.GetStream().ReadExactlyAsync(new byte[ProtocolHeaderBytes], Cancel.Token);

        clock.Advance(RabbitMqLimits.StartTimeout);
        var error = await Assert.ThrowsAsync<StreamConfigurationException>(() => opening);
        Assert.Contains("in time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQueueOfThisNameThatIsAnother()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        await using var queue = QueueOn(world.Options with { MaxQueueLength = 7 });
        var error = await Assert.ThrowsAsync<StreamConfigurationException>(() => queue.OpenAsync(Cancel.Token));
        Assert.Contains("x-max-length", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOpenQueueMayBeOpenedAgain()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        await world.Queue.OpenAsync(Cancel.Token);
        Assert.Equal(2, world.Log.Lines.Count(line => line.Text.Contains("connected to", StringComparison.Ordinal)));
    }

    private static RabbitMqOrderQueue QueueOn(string connectionString) => QueueOn(new RabbitMqStreamOptions(connectionString, 1));

    private static RabbitMqOrderQueue QueueOn(RabbitMqStreamOptions options, TimeProvider? clock = null) =>
        new(options, 1, clock ?? TimeProvider.System, NullLogger<RabbitMqOrderQueue>.Instance);

    private static async Task<string> RefusedAsync(Action<UriBuilder> change)
    {
        var uri = new UriBuilder(RabbitMqWorld.Server);
        change(uri);
        await using var queue = QueueOn(uri.Uri.ToString());
        var error = await Assert.ThrowsAsync<StreamConfigurationException>(() => queue.OpenAsync(Cancel.Token));
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain(RabbitMqWorld.Server.UserInfo, error.Message, StringComparison.Ordinal);
        return error.Message;
    }
}
