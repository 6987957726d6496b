using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace Seckill.Client.Orders;

/// <summary>Tells an order's id from a slip before the server is asked.</summary>
internal static class OrderIdText
{
    /// <summary>Three numbers of up to 19, 10 and 10 digits, and two hyphens.</summary>
    private const int MaxLength = 41;

    public static bool IsWellFormed([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxLength }
        && text.Split('-') is { Length: 3 } parts
        && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit));

    public static Argument<string> CreateArgument()
    {
        var order = new Argument<string>("order") { Description = "The order's id, as in 1-1-7." };
        order.Validators.Add(result =>
        {
            if (!IsWellFormed(result.Tokens[0].Value)) result.AddError("<order> is an order's id, as in 1-1-7");
        });
        return order;
    }
}
