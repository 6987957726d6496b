using System.Net;
using System.Net.Sockets;
using Seckill.Storage.Databases;
using Seckill.Storage.MySql;

namespace Seckill.Storage.Tests.MySql;

/// <summary>What stops a start, in one line, and what bounds a database.</summary>
public sealed class MySqlDatabaseTests
{
    private const string Secret = "no-one-is-to-read-this";

    [Theory]
    [InlineData("", "names no database")]
    [InlineData("Server=db;Uid=u", "names no database")]
    [InlineData("Data Source=data/seckill.db", "names no database")]
    [InlineData("no equals sign", "not a MySQL connection string")]
    [InlineData("Server=db;Database=seckill;Color=red", "not a MySQL connection string")]
    [InlineData("Server=db;Database=seckill;Port=many", "not a MySQL connection string")]
    [InlineData("Server=db;Database=seckill;SslMode=Sideways", "not a MySQL connection string")]
    [InlineData("Server=db;Database=seckill;Maximum Pool Size=1", "Maximum Pool Size")]
    public void AConnectionStringThatIsNotOfADatabaseIsRefusedInOneLine(string connectionString, string why)
    {
        var error = Assert.Throws<StorageConfigurationException>(() => MySqlWorld.Open($"{connectionString};Pwd={Secret}"));
        Assert.Contains(why, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain(Secret, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatIsNotThereIsNamed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await RefusedAsync(
            $"Server=127.0.0.1;Port={port};Database=d;Uid=u;SslMode=None", $"127.0.0.1:{port} cannot be reached");
    }

    [Fact]
    public async Task AServerThatSaysNothingIsNamed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await RefusedAsync(
            $"Server=127.0.0.1;Port={port};Database=d;Uid=u;SslMode=None;Connection Timeout=1",
            $"127.0.0.1:{port} cannot be reached");
    }

    [Fact]
    public async Task AWrongPasswordIsNamed()
    {
        await using var world = await MySqlWorld.CreateAsync();
        await RefusedAsync(world.Store.With(builder => builder.Password = Secret), "refuses the user 'seckill' with this");
        await RefusedAsync(world.Store.With(builder => (builder.UserID, builder.Password) = ("eve", Secret)), "the user 'eve'");
    }

    [Fact]
    public async Task ADatabaseThatIsNotThereIsNamed()
    {
        await using var world = await MySqlWorld.CreateAsync();
        await RefusedAsync(world.Store.With(builder => builder.Database = "nowhere"), "no database 'nowhere'");
    }

    [Fact]
    public async Task ARightThatIsMissingIsNamed()
    {
        await using var world = await MySqlWorld.CreateAsync();
        var user = $"guest_{Guid.NewGuid():N}"[..20];
        world.Store.Execute($"CREATE USER '{user}'@'%' IDENTIFIED BY '{Secret}', '{user}'@'localhost' IDENTIFIED BY '{Secret}'");
        try
        {
            await RefusedAsync(
                world.Store.With(builder => (builder.UserID, builder.Password) = (user, Secret)), $"'{user}' lacks a right");
        }
        finally
        {
            world.Store.Execute($"DROP USER '{user}'@'%', '{user}'@'localhost'");
        }
    }

    [Fact]
    public async Task AServerWithoutTlsIsNotUsedWhereTlsIsRequired()
    {
        await using var world = await MySqlWorld.CreateAsync();
        var connectionString = world.Store.With(builder => builder.SslMode = MySqlSslMode.Required);
        using var connection = new MySqlConnection(connectionString);
        Assert.SkipWhen(Record.Exception(connection.Open) is null, "this server speaks TLS");
        await RefusedAsync(connectionString, "does not support SSL");
    }

    [Fact]
    public async Task NoMoreConnectionsAreOpenedThanThePoolMayHave()
    {
        await using var world = await MySqlWorld.CreateAsync(builder => builder.MaximumPoolSize = 4);
        var writes = Enumerable.Range(0, 20).Select(i => world.ExecuteAsync($"INSERT INTO t VALUES ({i}, 0)"));
        var reads = Enumerable.Range(0, 20).Select(_ => world.RowsAsync());
        await Task.WhenAll([.. writes, .. reads]);
        Assert.InRange(world.Store.OtherConnections().Count, 2, 4);
    }

    /// <summary>What a hanging process, or one whose machine lost its power, does to the others: it keeps a row locked.</summary>
    [Fact]
    public async Task ATransactionThatFallsSilentLosesItsLocksAndIsTriedAgain()
    {
        await using var world = await MySqlWorld.CreateAsync();
        await world.ExecuteAsync("INSERT INTO t VALUES (1, 0)");
        var locked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goOn = new ManualResetEventSlim();
        var silent = world.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("UPDATE t SET y = y + 1 WHERE x = 1");
                locked.TrySetResult();
                goOn.Wait(Cancel.Token);
                return await session.ExecuteAsync("UPDATE t SET y = y + 10 WHERE x = 1");
            },
            Cancel.Token);
        await locked.Task;
        var since = TimeProvider.System.GetTimestamp();
        while (!await TryAsync(world, "UPDATE t SET y = y + 100 WHERE x = 1"))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < MySqlLimits.SessionSilence + MySqlLimits.MaxRetryTime);
        }

        goOn.Set();
        await silent;
        Assert.Equal("111", world.Store.Execute("SELECT y FROM t")?.ToString());
    }

    [Fact]
    public async Task WhenTooManyWaitTheNextIsRefused()
    {
        await using var world = await MySqlWorld.CreateAsync(builder => builder.MaximumPoolSize = 2);
        using var inside = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var held = world.Database.WriteAsync(
            _ =>
            {
                inside.Set();
                release.Wait(Cancel.Token);
                return Task.FromResult(1);
            },
            Cancel.Token);
        inside.Wait(Cancel.Token);
        var waiting = Enumerable.Range(0, StorageLimits.MaxQueuedWrites)
            .Select(_ => world.Database.WriteAsync(_ => Task.FromResult(1), Cancel.Token)).ToList();
        await Assert.ThrowsAsync<DatabaseOverloadedException>(() => world.ExecuteAsync("DELETE FROM t"));
        release.Set();
        await Task.WhenAll([held, .. waiting]);
    }

    private static async Task<bool> TryAsync(MySqlWorld world, string sql)
    {
        try
        {
            await world.ExecuteAsync(sql);
            return true;
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    private static async Task RefusedAsync(string connectionString, string why)
    {
        await using var database = MySqlWorld.Open(connectionString);
        var error = await Assert.ThrowsAsync<StorageConfigurationException>(() => database.OpenAsync(Cancel.Token));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain(Secret, error.Message, StringComparison.Ordinal);
    }
}
