using Seckill.Payments;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Payments;

/// <summary>Remembers the provider's messages for as long as somebody could replay them, in <c>payment_messages</c>.</summary>
internal static class PaymentMessageTable
{
    private const string Select = "SELECT COUNT(*) FROM payment_messages WHERE nonce = @nonce";

    private const string Insert =
        """
        INSERT INTO payment_messages (nonce, payment_id, succeeded, amount_cents, currency, status, at_ms, forget_at_ms)
        VALUES (@Nonce, @PaymentId, @succeeded, @AmountCents, @currency, @status, @atMs, @forgetAtMs)
        """;

    /// <summary>Written so that both databases take it: one has no LIMIT in a DELETE, the other none in a subquery of IN.</summary>
    private const string Purge =
        """
        DELETE FROM payment_messages WHERE nonce IN (SELECT nonce FROM (
          SELECT nonce FROM payment_messages WHERE forget_at_ms < @nowMs ORDER BY forget_at_ms LIMIT @limit) AS old)
        """;

    public static async Task<bool> IsKnownAsync(DbSession session, string nonce) =>
        await session.FindAsync<long>(Select, new { nonce }) > 0;

    /// <summary>Remembers a message; for good, where it named another amount: somebody has to look into that.</summary>
    public static Task InsertAsync(DbSession session, PaymentWord word, SettleStatus status, DateTimeOffset now)
    {
        var currency = word.Currency[..Math.Min(word.Currency.Length, PaymentStorageLimits.MaxReportedCurrencyLength)];
        var forgetAt = now + PaymentStorageLimits.MessageMemory;
        var row = new
        {
            word.Nonce,
            word.PaymentId,
            succeeded = word.Succeeded ? 1 : 0,
            word.AmountCents,
            currency,
            status = (int)status,
            atMs = now.ToUnixTimeMilliseconds(),
            forgetAtMs = status == SettleStatus.AmountDiffers ? (long?)null : forgetAt.ToUnixTimeMilliseconds(),
        };
        return session.ExecuteAsync(Insert, row);
    }

    /// <summary>Forgets messages that are too old to be taken again, a bounded number.</summary>
    public static Task<int> PurgeAsync(DbSession session, DateTimeOffset now) => session.ExecuteAsync(
        Purge, new { nowMs = now.ToUnixTimeMilliseconds(), limit = PaymentStorageLimits.MaxPurged });
}
