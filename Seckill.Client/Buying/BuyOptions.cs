using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Seckill.Client.Buying;

/// <summary>The options of <c>buy</c>.</summary>
internal sealed class BuyOptions
{
    private readonly Option<int?> _count = CreateCount("--parallel", "-n");

    private readonly Option<bool> _asMe = new("--as-me")
    {
        Description = "With -n: all presses are by whoever is logged in, not by accounts made up for the run.",
    };

    private readonly Option<int?> _concurrency = new("--concurrency")
    {
        Description = $"With -n: purchases in flight at once. Default: {ClientLimits.DefaultConcurrency}, or -n if that is less.",
        HelpName = "count",
        CustomParser = result => ReadNumber(result, "--concurrency", 1, ClientLimits.MaxConcurrency),
    };

    private readonly Option<int?> _wait = new("--wait")
    {
        Description = $"Seconds to wait for the final word, 0 to take 'pending'. Default: {ClientLimits.DefaultWaitSeconds}.",
        HelpName = "seconds",
        CustomParser = result => ReadNumber(result, "--wait", 0, ClientLimits.MaxWaitSeconds),
    };

    public static Option<int?> CreateCount(string name, params string[] aliases) => new(name, aliases)
    {
        Description = "Parallel purchases by so many buyers, each with an account made up for the run.",
        HelpName = "count",
        CustomParser = result => ReadNumber(result, "-n", 1, ClientLimits.MaxPurchases),
    };

    public void AddTo(Command command)
    {
        command.Add(_count);
        command.Add(_asMe);
        command.Add(_concurrency);
        command.Add(_wait);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_count) is not null) return;
            if (result.GetResult(_asMe) is not null) result.AddError("--as-me has no meaning without -n");
            else if (result.GetResult(_concurrency) is not null) result.AddError("--concurrency has no meaning without -n");
        });
    }

    public BuyRequest Read(ParseResult parsed, long productId) => new()
    {
        ProductId = productId,
        Count = parsed.GetValue(_count),
        AsMe = parsed.GetValue(_asMe),
        Concurrency = parsed.GetValue(_concurrency),
        Wait = TimeSpan.FromSeconds(parsed.GetValue(_wait) ?? ClientLimits.DefaultWaitSeconds),
    };

    private static int? ReadNumber(ArgumentResult result, string name, int min, int max)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        result.AddError($"{name} takes a number from {min} to {max}");
        return null;
    }
}
