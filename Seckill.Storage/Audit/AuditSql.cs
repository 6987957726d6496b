namespace Seckill.Storage.Audit;

/// <summary>
/// What the audit reads: sums over whole tables, the orders in the order of a key, so that a million of them take a second or two;
/// what is grouped otherwise is sorted. The numbers are those of <c>OrderStatus</c>, <c>JournalReason</c> and <c>PaymentStatus</c>.
/// </summary>
internal static class AuditSql
{
    public const string Sales =
        """
        SELECT id AS SaleId, product_id AS ProductId, stock AS Stock, available AS Available, fence AS Fence,
          changed_at_ms AS ChangedAtMs, journal_line AS JournalLine
        FROM sec_kills ORDER BY id
        """;

    /// <summary>Orders by their status, an epoch each; and how often <c>live_buyer</c> does not say what the status says.</summary>
    public const string Orders =
        """
        SELECT sale_id AS SaleId, epoch AS Epoch,
          SUM(status = 1) AS Placed, SUM(status = 2) AS Paid, SUM(status = 3) AS Cancelled, SUM(status = 4) AS Rejected,
          SUM(CASE WHEN status IN (1, 2) THEN live_buyer IS NULL OR live_buyer <> user_id ELSE live_buyer IS NOT NULL END)
            AS WrongBuyers,
          COALESCE(MIN(CASE WHEN status <> 4 THEN sequence END), 0) AS FirstSequence,
          COALESCE(MAX(CASE WHEN status <> 4 THEN sequence END), 0) AS LastSequence
        FROM orders GROUP BY sale_id, epoch
        """;

    /// <summary>By <c>live_buyer</c>, in whose order there is an index; right where it says what the status says.</summary>
    public const string DoubledByIndex =
        """
        SELECT d.sale_id AS SaleId, COUNT(*) AS Buyers FROM (
          SELECT sale_id FROM orders WHERE live_buyer IS NOT NULL GROUP BY sale_id, live_buyer HAVING COUNT(*) > 1) d
        GROUP BY d.sale_id
        """;

    /// <summary>By the status alone, of one sale; it has to sort, so it is only asked where the index is no help.</summary>
    public const string DoubledByStatus =
        """
        SELECT COUNT(*) FROM (
          SELECT user_id FROM orders WHERE sale_id = @saleId AND status IN (1, 2) GROUP BY user_id HAVING COUNT(*) > 1) d
        """;

    /// <summary>
    /// A sale's journal as a whole. A line is wrong when it does not follow from the one before it, or its quantity cannot be
    /// that of its reason.
    /// </summary>
    public const string Journal =
        """
        SELECT sale_id AS SaleId, COUNT(*) AS LineCount, MIN(line) AS FirstLine, MAX(line) AS LastLine,
          SUM(quantity) AS Available, SUM(stock_change) AS Stock, SUM(reason IN (0, 1)) AS Beginnings,
          SUM(CASE WHEN reason = 0 THEN stock - available ELSE 0 END) AS CarriedOver,
          MIN(CASE WHEN available <> available_before + quantity OR stock <> stock_before + stock_change
            OR (reason = 1 AND quantity <> stock) OR (reason = 2 AND quantity >= 0)
            OR (reason IN (3, 4) AND quantity <> last_sequence - first_sequence + 1)
            OR reason NOT IN (0, 1, 2, 3, 4, 5) THEN line END) AS WrongLine
        FROM (
          SELECT sale_id, line, reason, quantity, first_sequence, last_sequence, available, stock,
            CASE WHEN reason IN (0, 1) THEN stock WHEN reason = 5 THEN quantity ELSE 0 END AS stock_change,
            COALESCE(LAG(available) OVER (PARTITION BY sale_id ORDER BY line), 0) AS available_before,
            COALESCE(LAG(stock) OVER (PARTITION BY sale_id ORDER BY line), 0) AS stock_before
          FROM stock_journal) j
        GROUP BY sale_id
        """;

    /// <summary>What a sale's journal says about the orders of an epoch.</summary>
    public const string JournalOfEpochs =
        """
        SELECT sale_id AS SaleId, epoch AS Epoch,
          SUM(CASE WHEN reason = 2 THEN -quantity ELSE 0 END) AS Taken,
          SUM(CASE WHEN reason = 2 THEN 0 ELSE quantity END) AS Returned,
          COALESCE(MIN(CASE WHEN reason = 2 THEN first_sequence END), 0) AS FirstSequence,
          COALESCE(MAX(CASE WHEN reason = 2 THEN last_sequence END), 0) AS LastSequence
        FROM stock_journal WHERE reason IN (2, 3, 4) GROUP BY sale_id, epoch
        """;

    /// <summary>Paid orders that one successful payment of their price explains; successful payments of all others.</summary>
    public const string Payments =
        """
        SELECT p.sale_id AS SaleId,
          SUM(CASE WHEN o.status = 2 AND p.payments = 1 AND p.amount_cents = o.price_cents AND p.currency = @currency
            THEN 1 ELSE 0 END) AS Explained,
          SUM(CASE WHEN o.status = 2 THEN 0 ELSE p.payments END) AS Stray
        FROM (
          SELECT sale_id, epoch, sequence, COUNT(*) AS payments, MAX(amount_cents) AS amount_cents, MAX(currency) AS currency
          FROM payments WHERE status = 2 GROUP BY sale_id, epoch, sequence) p
        LEFT JOIN orders o ON o.sale_id = p.sale_id AND o.epoch = p.epoch AND o.sequence = p.sequence
        GROUP BY p.sale_id
        """;
}
