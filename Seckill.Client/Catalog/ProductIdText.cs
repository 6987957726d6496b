using System.CommandLine;
using System.Globalization;

namespace Seckill.Client.Catalog;

/// <summary>Reads a product's id: a number, at least 1.</summary>
internal static class ProductIdText
{
    public static bool TryParse(string? text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id >= 1;

    public static Argument<long> CreateArgument() => new("product")
    {
        Description = "The product's id.",
        CustomParser = result =>
        {
            if (TryParse(result.Tokens[0].Value, out var id)) return id;
            result.AddError("<product> is a product's id: a number, at least 1");
            return 0;
        },
    };
}
