using System.Data.Common;
using RabbitMQ.Client;
using Seckill.Orders;

namespace Seckill.Silo.Backends;

/// <summary>A database, queues and keys of the test's own on the shared servers.</summary>
internal sealed class ServerBackend : Backend
{
    private readonly string _name = $"seckill_{Guid.CreateVersion7():N}";
    private readonly string _server;
    private readonly string _rabbitMq = TestServers.RabbitMq;

    public ServerBackend()
    {
        _server = TestServers.MySql;
        Execute($"CREATE DATABASE {_name}");
        var connection = new DbConnectionStringBuilder { ConnectionString = _server, ["Database"] = _name };
        Settings =
        [
            "--Storage:Provider=MySql",
            $"--Storage:ConnectionString={connection.ConnectionString}",
            "--Stream:Provider=RabbitMq",
            $"--Stream:ConnectionString={_rabbitMq}",
            $"--Stream:QueuePrefix={_name}",
            "--Cache:Provider=Redis",
            $"--Cache:ConnectionString={TestServers.Redis}",
            $"--Cache:KeyPrefix={_name}",
            $"--Data:Folder={Folder.Path}",
        ];
    }

    public override IReadOnlyList<string> Settings { get; }

    public override async ValueTask DisposeAsync()
    {
        Execute($"DROP DATABASE {_name}");
        var factory = new ConnectionFactory { Uri = new Uri(_rabbitMq) };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        for (var partition = 0; partition < new OrderOptions().Partitions; partition++)
        {
            await channel.QueueDeleteAsync($"{_name}.{partition}");
        }

        await channel.QueueDeleteAsync($"{_name}.dead");
        await base.DisposeAsync();
    }

    private void Execute(string sql)
    {
        using var connection = new MySqlConnection(_server);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
