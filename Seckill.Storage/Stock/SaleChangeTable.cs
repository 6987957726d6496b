using Seckill.Stock;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Stock;

/// <summary>Writes <c>sale_changes</c>, and reads what a change is decided from besides its sale.</summary>
internal static class SaleChangeTable
{
    private const string LockProduct = "SELECT id FROM products WHERE id = @productId";

    private const string SelectWindows =
        """
        SELECT id AS SaleId, product_id AS ProductId, starts_at_ms AS StartsAtMs, ends_at_ms AS EndsAtMs FROM sec_kills
        WHERE product_id = @productId AND ends_at_ms > @nowMs
        """;

    private const string Insert =
        """
        INSERT INTO sale_changes (
          sale_id, epoch, kind, stock, starts_at_ms, ends_at_ms, by_name, asked_at_ms, status, written_at_ms)
        VALUES (@SaleId, @Epoch, @kind, @Stock, @startsAtMs, @endsAtMs, @byName, @askedAtMs, @status, @writtenAtMs)
        """;

    /// <summary>
    /// The windows of the product's sales that are not over; there are at most as many as the catalog lets be created. The
    /// product's row is locked, as by whoever creates a sale; and after the rows of sales, as by everybody.
    /// </summary>
    public static async Task<List<SaleWindow>> ReadWindowsAsync(DbSession session, long productId, DateTimeOffset now)
    {
        var parameters = new { productId, nowMs = now.ToUnixTimeMilliseconds() };
        await session.FindAsync<long?>(LockProduct + session.Dialect.ForUpdate, parameters);
        return
        [
            .. (await session.QueryAsync<WindowRow>(SelectWindows, parameters)).Select(row => new SaleWindow(
                row.SaleId,
                row.ProductId,
                DateTimeOffset.FromUnixTimeMilliseconds(row.StartsAtMs),
                DateTimeOffset.FromUnixTimeMilliseconds(row.EndsAtMs))),
        ];
    }

    /// <summary>
    /// Adds a line to the audit trail. A name that is too long was refused for that, and is cut: the refusal must not stop all
    /// that is written with it.
    /// </summary>
    public static Task InsertAsync(DbSession session, SaleChangeRecord record)
    {
        var (by, change) = (record.Change.By ?? "", record.Change);
        var row = new
        {
            record.SaleId,
            record.Epoch,
            kind = (int)change.Kind,
            change.Stock,
            startsAtMs = change.StartsAt?.ToUnixTimeMilliseconds(),
            endsAtMs = change.EndsAt?.ToUnixTimeMilliseconds(),
            byName = by.Length > StockLimits.MaxByLength ? by[..StockLimits.MaxByLength] : by,
            askedAtMs = change.At.ToUnixTimeMilliseconds(),
            status = (int)record.Status,
            writtenAtMs = record.WrittenAt.ToUnixTimeMilliseconds(),
        };
        return session.ExecuteAsync(Insert, row);
    }

    private sealed class WindowRow
    {
        public long SaleId { get; init; }

        public long ProductId { get; init; }

        public long StartsAtMs { get; init; }

        public long EndsAtMs { get; init; }
    }
}
