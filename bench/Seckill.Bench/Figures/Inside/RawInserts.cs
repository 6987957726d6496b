using System.Data.Common;
using System.Diagnostics;
using Seckill.Orders;

namespace Seckill.Bench.Figures.Inside;

/// <summary>The yardstick: rows into <c>orders</c>, a prepared statement in a loop, and nothing decided or read.</summary>
internal sealed class RawInserts : IDisposable
{
    private static readonly string[] Columns =
    [
        "sale_id", "epoch", "sequence", "product_id", "user_id", "price_cents", "status", "live_buyer",
        "created_at_ms", "expires_at_ms", "due_at_ms",
    ];

    private readonly DbConnection _connection;
    private readonly IWriteBackend _backend;

    public RawInserts(IWriteBackend backend, string connectionString)
    {
        _backend = backend;
        _connection = backend.Connect(connectionString);
    }

    /// <summary>Rows a second.</summary>
    /// <param name="orders">The rows; a multiple of both sizes.</param>
    /// <param name="ordersPerTransaction">Rows of one commit.</param>
    public double Rate(IReadOnlyList<Order> orders, int ordersPerTransaction)
    {
        using var command = CommandOf(_backend.RowsPerInsert);
        var start = Stopwatch.GetTimestamp();
        for (var from = 0; from < orders.Count; from += ordersPerTransaction)
        {
            using var transaction = _connection.BeginTransaction();
            command.Transaction = transaction;
            for (var row = from; row < from + ordersPerTransaction; row += _backend.RowsPerInsert)
            {
                for (var i = 0; i < _backend.RowsPerInsert; i++) Bind(orders[row + i], command.Parameters, i * Columns.Length);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return orders.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose() => _connection.Dispose();

    private DbCommand CommandOf(int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row =>
            $"({string.Join(", ", Enumerable.Range(row * Columns.Length, Columns.Length).Select(i => $"@{i}"))})");
        var command = _connection.CreateCommand();
        command.CommandText = $"INSERT INTO orders ({string.Join(", ", Columns)}) VALUES {string.Join(", ", values)}";
        for (var i = 0; i < rows * Columns.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{i}";
            command.Parameters.Add(parameter);
        }

        _backend.Prepare(command);
        return command;
    }

    private static void Bind(Order order, DbParameterCollection parameters, int at)
    {
        parameters[at].Value = order.Id.SaleId;
        parameters[at + 1].Value = order.Id.Epoch;
        parameters[at + 2].Value = order.Id.Sequence;
        parameters[at + 3].Value = order.ProductId;
        parameters[at + 4].Value = order.UserId;
        parameters[at + 5].Value = order.PriceCents;
        parameters[at + 6].Value = (int)OrderStatus.Placed;
        parameters[at + 7].Value = order.UserId;
        parameters[at + 8].Value = order.CreatedAt.ToUnixTimeMilliseconds();
        parameters[at + 9].Value = order.ExpiresAt.ToUnixTimeMilliseconds();
        parameters[at + 10].Value = order.ExpiresAt.ToUnixTimeMilliseconds();
    }
}
