using System.Globalization;
using System.Text;

namespace Seckill.Streaming.RabbitMq;

/// <summary>What stands beside a message's bytes. It comes from outside, so anything in it is read without complaint.</summary>
internal static class MessageHeaders
{
    private const string EnqueuedAt = "seckill-enqueued-at-ms";
    private const string Partition = "seckill-partition";
    private const string Reason = "seckill-reason";

    public static Dictionary<string, object?> ForEvents(DateTimeOffset enqueuedAt) =>
        new() { [EnqueuedAt] = enqueuedAt.ToUnixTimeMilliseconds() };

    public static Dictionary<string, object?> ForDeadLetter(int partition, DateTimeOffset enqueuedAt, string reason) =>
        new(ForEvents(enqueuedAt)) { [Partition] = partition, [Reason] = reason };

    /// <summary>When the message was put on its queue; the beginning of time where it does not say.</summary>
    public static DateTimeOffset EnqueuedAtOf(IDictionary<string, object?>? headers) =>
        Find(headers, EnqueuedAt) is long ms && ms is >= 0 and <= 253_402_300_799_999
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : DateTimeOffset.UnixEpoch;

    /// <summary>The partition that a dead letter was on; -1 where it does not say.</summary>
    public static int PartitionOf(IDictionary<string, object?>? headers) =>
        Find(headers, Partition) is int partition ? partition : -1;

    /// <summary>Why a dead letter is one.</summary>
    public static string ReasonOf(IDictionary<string, object?>? headers) =>
        Find(headers, Reason) switch
        {
            byte[] text => Encoding.UTF8.GetString(text), // As the client hands out strings.
            null => "",
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };

    private static object? Find(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value) ? value : null;
}
