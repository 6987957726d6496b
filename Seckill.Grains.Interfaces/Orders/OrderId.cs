using System.Globalization;

namespace Seckill.Orders;

/// <summary>
/// The identity of an order: <c>{saleId}-{epoch}-{sequence}</c>. It is given by the sale's ProductGrain without asking a
/// database, is unique because no two activations share an epoch, and is the same on every redelivery.
/// </summary>
/// <param name="SaleId">The sale, at least 1.</param>
/// <param name="Epoch">The activation of the ProductGrain that accepted the order, at least 1.</param>
/// <param name="Sequence">The order's place within its epoch, at least 1.</param>
[GenerateSerializer, Immutable, Alias("seckill.order-id")]
public readonly record struct OrderId(
    [property: Id(0)] long SaleId,
    [property: Id(1)] int Epoch,
    [property: Id(2)] int Sequence)
{
    /// <summary>The longest text that <see cref="TryParse"/> looks at, in characters: 19 + 10 + 10 digits and two hyphens.</summary>
    public const int MaxLength = 41;

    /// <summary>Reads the canonical form only: no sign, no leading zero, no white space; so that one order has one spelling.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out OrderId id)
    {
        id = default;
        if (text.Length > MaxLength) return false;
        var first = text.IndexOf('-');
        if (first < 0) return false;
        var rest = text[(first + 1)..];
        var second = rest.IndexOf('-');
        if (second < 0) return false;
        if (!TryParsePart(text[..first], long.MaxValue, out var sale)
            || !TryParsePart(rest[..second], int.MaxValue, out var epoch)
            || !TryParsePart(rest[(second + 1)..], int.MaxValue, out var sequence))
        {
            return false;
        }

        id = new OrderId(sale, (int)epoch, (int)sequence);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SaleId}-{Epoch}-{Sequence}");

    private static bool TryParsePart(ReadOnlySpan<char> digits, long max, out long value) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value)
        && value > 0 && value <= max && digits[0] != '0';
}
