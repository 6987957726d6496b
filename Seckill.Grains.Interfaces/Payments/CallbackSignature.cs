using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Seckill.Payments;

/// <summary>
/// The signature of a payment callback, in the header <c>Payment-Signature: t=SECONDS,v1=HEX</c>: HMAC-SHA256 (RFC 2104) under
/// <c>Payments:CallbackSecret</c> over the Unix time in seconds, a full stop, and the body as it was sent.
/// </summary>
public static class CallbackSignature
{
    /// <summary>The header.</summary>
    public const string Header = "Payment-Signature";

    private const int MaxHeaderLength = 200;

    /// <summary>The header's value.</summary>
    public static string Sign(ReadOnlySpan<byte> secret, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var seconds = at.ToUnixTimeSeconds();
        return $"t={seconds.ToString(CultureInfo.InvariantCulture)},v1={Convert.ToHexStringLower(Compute(secret, seconds, body))}";
    }

    /// <summary>Checks a header's value against the body; compares in constant time.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="header">The header's value, null where there was none.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="now">The receiver's clock; see <see cref="PaymentLimits.CallbackWindow"/>.</param>
    /// <param name="sentAt">The signed time stamp, when the answer is true.</param>
    /// <param name="nonce">The signature in lower-case hexadecimal, when the answer is true.</param>
    public static bool TryVerify(
        ReadOnlySpan<byte> secret, string? header, ReadOnlySpan<byte> body, DateTimeOffset now, out DateTimeOffset sentAt, out string nonce)
    {
        (sentAt, nonce) = (default, "");
        if (header is null || header.Length > MaxHeaderLength) return false;
        if (header.Split(',') is not [var time, var signature]) return false;
        if (!time.StartsWith("t=", StringComparison.Ordinal) || !signature.StartsWith("v1=", StringComparison.Ordinal)) return false;
        if (!long.TryParse(time.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (Math.Abs((decimal)seconds - now.ToUnixTimeSeconds()) > (decimal)PaymentLimits.CallbackWindow.TotalSeconds) return false;
        var hex = signature[3..];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(hex, given, out _, out var written) != System.Buffers.OperationStatus.Done || written != given.Length) return false;
        if (!CryptographicOperations.FixedTimeEquals(given, Compute(secret, seconds, body))) return false;
        sentAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        nonce = Convert.ToHexStringLower(given);
        return true;
    }

    private static byte[] Compute(ReadOnlySpan<byte> secret, long seconds, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.ASCII.GetBytes($"{seconds.ToString(CultureInfo.InvariantCulture)}.");
        var message = new byte[prefix.Length + body.Length];
        prefix.CopyTo(message, 0);
        body.CopyTo(message.AsSpan(prefix.Length));
        return HMACSHA256.HashData(secret, message);
    }
}
