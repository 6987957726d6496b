using System.CommandLine;
using System.Globalization;
using Seckill.Client.Output;

namespace Seckill.Client.Catalog;

/// <summary>A price, given either way: <c>--price 9.99</c> or <c>--price-cents 999</c>. Exactly one of them.</summary>
internal sealed class PriceOptions
{
    private readonly Option<long?> _price = new("--price")
    {
        Description = "The price with at most two decimals, as in 9.99; whole units of the currency, not cents.",
        HelpName = "amount",
        CustomParser = result =>
        {
            if (MoneyText.TryParse(result.Tokens[0].Value, out var cents)) return cents;
            result.AddError("--price takes an amount with at most two decimals, as in 9.99");
            return null;
        },
    };

    private readonly Option<long?> _cents = new("--price-cents")
    {
        Description = "The price in whole cents, as in 999 for 9.99.",
        HelpName = "cents",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cents)) return cents;
            result.AddError("--price-cents takes a whole number of cents, as in 999");
            return null;
        },
    };

    public void AddTo(Command command)
    {
        command.Add(_price);
        command.Add(_cents);
        command.Validators.Add(result =>
        {
            var given = (result.GetResult(_price) is null ? 0 : 1) + (result.GetResult(_cents) is null ? 0 : 1);
            if (given != 1) result.AddError("give the price once: --price 9.99 or --price-cents 999");
        });
    }

    /// <summary>The price in cents.</summary>
    public long Read(ParseResult parsed) => parsed.GetValue(_price) ?? parsed.GetValue(_cents) ?? 0;
}
