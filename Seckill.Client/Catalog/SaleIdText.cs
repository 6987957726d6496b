using System.CommandLine;

namespace Seckill.Client.Catalog;

/// <summary>Reads a sale's id: a number, at least 1.</summary>
internal static class SaleIdText
{
    public static Argument<long> CreateArgument() => new("sale")
    {
        Description = "The sale's id.",
        CustomParser = result =>
        {
            if (ProductIdText.TryParse(result.Tokens[0].Value, out var id)) return id;
            result.AddError("<sale> is a sale's id: a number, at least 1");
            return 0;
        },
    };
}
