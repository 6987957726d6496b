using System.CommandLine;

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
        CustomParser = result => NumberOption.Read(result, "--concurrency", 1, ClientLimits.MaxConcurrency),
    };

    private readonly Option<int?> _wait = NumberOption.CreateWait("0 to take 'pending'");

    public static Option<int?> CreateCount(string name, params string[] aliases) => new(name, aliases)
    {
        Description = "Parallel purchases by so many buyers, each with an account made up for the run.",
        HelpName = "count",
        CustomParser = result => NumberOption.Read(result, "-n", 1, ClientLimits.MaxPurchases),
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
        Wait = NumberOption.WaitOf(parsed.GetValue(_wait)),
    };
}
