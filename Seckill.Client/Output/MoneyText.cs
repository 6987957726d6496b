using System.Globalization;

namespace Seckill.Client.Output;

/// <summary>Money is integer cents everywhere; people read and write it with two decimals.</summary>
internal static class MoneyText
{
    public static string Format(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Reads an amount, not negative, with at most two decimals: <c>9.99</c>. No separators of thousands.</summary>
    public static bool TryParse(string text, out long cents)
    {
        cents = 0;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return false;
        // Bounded first, so that the multiplication cannot overflow.
        if (amount > long.MaxValue / 100) return false;
        var exact = amount * 100;
        if (exact != decimal.Truncate(exact)) return false;
        cents = (long)exact;
        return true;
    }
}
