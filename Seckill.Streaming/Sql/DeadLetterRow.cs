using System.Globalization;
using Seckill.Orders;

namespace Seckill.Streaming.Sql;

/// <summary>A row of <c>stream_dead_letters</c>, with the types that every database gives.</summary>
internal sealed class DeadLetterRow
{
    public long Id { get; init; }

    public long PartitionId { get; init; }

    public string Reason { get; init; } = "";

    public long EnqueuedAtMs { get; init; }

    public byte[] Payload { get; init; } = [];

    public DeadLetter ToLetter() => DeadLetterPreview.Of(
        Id.ToString(CultureInfo.InvariantCulture),
        (int)PartitionId,
        Reason,
        DateTimeOffset.FromUnixTimeMilliseconds(EnqueuedAtMs),
        Payload);
}
