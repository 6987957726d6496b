using System.Text;
using Seckill.Orders;

namespace Seckill.Streaming.Messages;

/// <summary>
/// A batch of order events as one message: a version byte, the number of events, and of each its kind and its fields in a
/// fixed order, whole numbers in 7-bit groups (LEB128, as BinaryWriter writes them), time in milliseconds since 1970 UTC.
/// No name of a type is in it, so it outlives every renaming; a new field means a new version. A message is of the lowest
/// version that has all its kinds, so that while silos are replaced one by one the old ones read all that they can know.
/// </summary>
public static class OrderEventCodec
{
    /// <summary>The version that first had barriers with a change, and the highest that is read.</summary>
    private const byte VersionOfChanges = 2;

    /// <summary>Versions that silos beside this one may write while they are replaced; a first byte beyond them is damage.</summary>
    private const byte LastVersion = VersionOfChanges + 2;

    private const byte FirstVersion = 1;
    private const byte Accepted = 1;
    private const byte Barrier = 2;
    private const byte BarrierWithChange = 3;

    /// <summary>The fewest bytes of an event; bounds the number that a message can claim.</summary>
    private const int MinEventBytes = 4;

    private const int TypicalEventBytes = 40;

    /// <exception cref="OrderMessageException">The batch exceeds a bound, or an event is of no known kind.</exception>
    public static byte[] Encode(IReadOnlyList<OrderEvent> events)
    {
        if (events.Count > StreamLimits.MaxEventsPerMessage)
            throw new OrderMessageException($"{events.Count} events are too many for one message.");
        using var stream = new MemoryStream(TypicalEventBytes * (events.Count + 1));
        using var writer = new BinaryWriter(stream);
        writer.Write(events.Any(orderEvent => orderEvent is BarrierRaised { Change: not null }) ? VersionOfChanges : FirstVersion);
        writer.Write7BitEncodedInt(events.Count);
        foreach (var orderEvent in events) Write(writer, orderEvent);
        CheckLength(stream.Length);
        return stream.ToArray();
    }

    /// <summary>
    /// Whether a newer version of this system wrote the message: then it is not damaged, and must keep its place, with all
    /// behind it, until this one is brought up to date.
    /// </summary>
    public static bool IsNewer(byte[] message) => message.Length > 0 && message[0] is > VersionOfChanges and <= LastVersion;

    /// <exception cref="OrderMessageException">These bytes are not such a message.</exception>
    public static OrderEvent[] Decode(byte[] message)
    {
        CheckLength(message.Length);
        using var reader = new BinaryReader(new MemoryStream(message), Encoding.UTF8);
        try
        {
            var version = reader.ReadByte();
            if (version is < FirstVersion or > VersionOfChanges)
                throw new OrderMessageException($"The message's version is {version}, not {FirstVersion} to {VersionOfChanges}.");
            var count = reader.Read7BitEncodedInt();
            if (count < 0 || count > message.Length / MinEventBytes)
                throw new OrderMessageException($"The message is too short for its {count} events.");
            var events = new OrderEvent[count];
            for (var i = 0; i < count; i++) events[i] = Read(reader, version);
            return reader.BaseStream.Position == message.Length
                ? events
                : throw new OrderMessageException("The message goes on behind its last event.");
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentOutOfRangeException)
        {
            var why = exception.Message.ReplaceLineEndings(" ");
            throw new OrderMessageException($"The message is cut off or damaged: {why}", exception);
        }
    }

    private static void CheckLength(long bytes)
    {
        if (bytes > StreamLimits.MaxMessageBytes)
            throw new OrderMessageException($"{bytes} bytes are too many for one message.");
    }

    private static void Write(BinaryWriter writer, OrderEvent orderEvent)
    {
        switch (orderEvent)
        {
            case OrderAccepted accepted:
                writer.Write(Accepted);
                Write(writer, accepted.Order);
                break;
            case BarrierRaised barrier:
                writer.Write(barrier.Change is null ? Barrier : BarrierWithChange);
                writer.Write7BitEncodedInt64(barrier.ProductId);
                writer.Write7BitEncodedInt64(barrier.SaleId);
                writer.Write7BitEncodedInt(barrier.Epoch);
                if (barrier.Change is { } change) SaleChangeCodec.Write(writer, change);
                break;
            default:
                throw new OrderMessageException($"The event {orderEvent?.GetType().Name ?? "null"} has no place in a message.");
        }
    }

    private static void Write(BinaryWriter writer, Order order)
    {
        writer.Write7BitEncodedInt64(order.Id.SaleId);
        writer.Write7BitEncodedInt(order.Id.Epoch);
        writer.Write7BitEncodedInt(order.Id.Sequence);
        writer.Write7BitEncodedInt64(order.ProductId);
        writer.Write7BitEncodedInt64(order.UserId);
        writer.Write7BitEncodedInt64(order.PriceCents);
        writer.Write((byte)order.Status);
        writer.Write7BitEncodedInt64(order.CreatedAt.ToUnixTimeMilliseconds());
        writer.Write7BitEncodedInt64(order.ExpiresAt.ToUnixTimeMilliseconds());
    }

    private static OrderEvent Read(BinaryReader reader, byte version)
    {
        var kind = reader.ReadByte();
        return kind switch
        {
            Accepted => new OrderAccepted(ReadOrder(reader)),
            Barrier => ReadBarrier(reader),
            BarrierWithChange when version >= VersionOfChanges =>
                ReadBarrier(reader) with { Change = SaleChangeCodec.Read(reader) },
            _ => throw new OrderMessageException($"The message has an event of the unknown kind {kind}."),
        };
    }

    private static BarrierRaised ReadBarrier(BinaryReader reader) =>
        new(reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt());

    private static Order ReadOrder(BinaryReader reader) => new(
        new OrderId(reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt()),
        reader.Read7BitEncodedInt64(),
        reader.Read7BitEncodedInt64(),
        reader.Read7BitEncodedInt64(),
        ReadStatus(reader),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.Read7BitEncodedInt64()),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.Read7BitEncodedInt64()));

    private static OrderStatus ReadStatus(BinaryReader reader)
    {
        var status = (OrderStatus)reader.ReadByte();
        return Enum.IsDefined(status)
            ? status
            : throw new OrderMessageException($"The message has an order of the unknown status {(int)status}.");
    }
}
