using Seckill.Orders;

namespace Seckill.Streaming;

/// <summary>Shows a message that nobody can read.</summary>
internal static class DeadLetterPreview
{
    public static DeadLetter Of(string id, int partition, string reason, DateTimeOffset enqueuedAt, ReadOnlySpan<byte> body)
    {
        var shown = body[..Math.Min(body.Length, DeadLetterLimits.PreviewBytes)];
        return new DeadLetter(id, partition, reason, enqueuedAt, body.Length, Convert.ToHexStringLower(shown));
    }
}
