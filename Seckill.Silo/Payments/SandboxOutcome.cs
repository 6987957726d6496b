using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Seckill.Silo.Payments;

/// <summary>
/// What the sandbox does with a payment. It follows from the payment's id alone, so that a process that was killed and asked
/// again, or another one, says the same.
/// </summary>
/// <param name="Succeeds">Whether the money is taken.</param>
/// <param name="IsDoubled">Whether its callback comes twice.</param>
/// <param name="Delay">When the callback comes.</param>
internal readonly record struct SandboxOutcome(bool Succeeds, bool IsDoubled, TimeSpan Delay)
{
    public static SandboxOutcome Of(string paymentId, SandboxOptions options)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(paymentId));
        return new SandboxOutcome(
            Draw(digest, 0) * 100 >= options.FailurePercent,
            Draw(digest, 4) * 100 < options.DuplicatePercent,
            options.Delay * (0.5 + Draw(digest, 8)));
    }

    /// <summary>A number from 0 to below 1.</summary>
    private static double Draw(byte[] digest, int offset) =>
        BinaryPrimitives.ReadUInt32BigEndian(digest.AsSpan(offset)) / (uint.MaxValue + 1.0);
}
