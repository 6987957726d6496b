using System.Text;
using Seckill.Stock;

namespace Seckill.Streaming.Messages;

/// <summary>The fields of a change that a barrier carries; since version 2 of <see cref="OrderEventCodec"/>.</summary>
internal static class SaleChangeCodec
{
    private const int HasStock = 1;
    private const int HasStart = 2;
    private const int HasEnd = 4;

    /// <summary>UTF-8 takes three bytes at most for one UTF-16 code unit.</summary>
    private const int MaxByBytes = 3 * StockLimits.MaxByLength;

    /// <summary>Says where a text is no Unicode, instead of putting something else in its place.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="OrderMessageException">The change is of no known kind, or the name of who asked is too long or no text.</exception>
    public static void Write(BinaryWriter writer, SaleChange change)
    {
        CheckKind(change.Kind);
        writer.Write((byte)change.Kind);
        writer.Write((byte)((change.Stock is null ? 0 : HasStock)
            | (change.StartsAt is null ? 0 : HasStart)
            | (change.EndsAt is null ? 0 : HasEnd)));
        if (change.Stock is { } stock) writer.Write7BitEncodedInt64(stock);
        if (change.StartsAt is { } starts) writer.Write7BitEncodedInt64(starts.ToUnixTimeMilliseconds());
        if (change.EndsAt is { } ends) writer.Write7BitEncodedInt64(ends.ToUnixTimeMilliseconds());
        var by = BytesOf(change.By);
        writer.Write7BitEncodedInt(by.Length);
        writer.Write(by);
        writer.Write7BitEncodedInt64(change.At.ToUnixTimeMilliseconds());
    }

    /// <exception cref="OrderMessageException">These bytes are no change.</exception>
    /// <remarks>What is cut off or out of range throws what BinaryReader throws, as everywhere in the codec.</remarks>
    public static SaleChange Read(BinaryReader reader)
    {
        var kind = (SaleChangeKind)reader.ReadByte();
        CheckKind(kind);
        var has = reader.ReadByte();
        if (has > (HasStock | HasStart | HasEnd))
            throw new OrderMessageException($"The message has a change with the unknown fields {has}.");
        long? stock = (has & HasStock) == 0 ? null : reader.Read7BitEncodedInt64();
        DateTimeOffset? starts = (has & HasStart) == 0 ? null : ReadTime(reader);
        DateTimeOffset? ends = (has & HasEnd) == 0 ? null : ReadTime(reader);
        return new SaleChange(kind, stock, starts, ends, ReadBy(reader), ReadTime(reader));
    }

    private static void CheckKind(SaleChangeKind kind)
    {
        if (!Enum.IsDefined(kind)) throw new OrderMessageException($"The message has a change of the unknown kind {(int)kind}.");
    }

    private static byte[] BytesOf(string by)
    {
        if (by.Length > StockLimits.MaxByLength)
            throw new OrderMessageException($"{by.Length} characters are too many for who changes a sale.");
        try
        {
            return Utf8.GetBytes(by);
        }
        catch (EncoderFallbackException exception)
        {
            throw new OrderMessageException("Who changes a sale is no Unicode text.", exception);
        }
    }

    private static string ReadBy(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        if (length is < 0 or > MaxByBytes) throw new OrderMessageException($"The message has a name of {length} bytes.");
        var bytes = reader.ReadBytes(length);
        if (bytes.Length < length) throw new EndOfStreamException("The name is cut off.");
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new OrderMessageException("The message has a name that is no Unicode text.", exception);
        }
    }

    private static DateTimeOffset ReadTime(BinaryReader reader) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.Read7BitEncodedInt64());
}
