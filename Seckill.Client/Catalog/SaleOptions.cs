using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Catalog;

/// <summary>The options of <c>sale create</c>.</summary>
internal sealed class SaleOptions
{
    private readonly Option<long> _product = new("--product")
    {
        Description = "The product's id.",
        HelpName = "id",
        Required = true,
        CustomParser = result =>
        {
            if (ProductIdText.TryParse(result.Tokens[0].Value, out var id)) return id;
            result.AddError("--product takes a product's id: a number, at least 1");
            return 0;
        },
    };

    private readonly Option<long> _stock = new("--stock")
    {
        Description = "Units put on sale.",
        HelpName = "units",
        Required = true,
    };

    private readonly Option<string> _starts = new("--starts")
    {
        Description = "now, +10m (from now; s, m, h, d), or ISO 8601: 2026-11-11T20:00+08:00 (local time without an offset).",
        HelpName = "time",
        DefaultValueFactory = _ => "now",
    };

    private readonly Option<string?> _ends = new("--ends")
    {
        Description = "The end, in the same forms (+2h counts from now, too).",
        HelpName = "time",
    };

    private readonly Option<string?> _for = new("--for")
    {
        Description = "Instead of --ends: how long, as in 10m, counted from the start.",
        HelpName = "duration",
    };

    private readonly PriceOptions _price = new();

    public void AddTo(Command command)
    {
        command.Add(_product);
        _price.AddTo(command);
        command.Add(_stock);
        command.Add(_starts);
        command.Add(_ends);
        command.Add(_for);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_ends) is null == result.GetResult(_for) is null)
            {
                result.AddError("give the end once: --ends 2026-11-11T22:00+08:00 or --for 2h");
            }
        });
    }

    public ApiResult<NewSale> Read(ParseResult parsed, TimeProvider time)
    {
        var stock = parsed.GetValue(_stock);
        if (stock < 1) return Failure.Usage("--stock takes a number, at least 1");
        if (!MomentText.TryParse(parsed.GetValue(_starts)!, time, out var starts)) return NoTime("--starts");
        DateTimeOffset ends;
        if (parsed.GetValue(_for) is { } span)
        {
            if (!EndOf(starts, span).TryGet(out ends, out var failure)) return failure;
        }
        else if (!MomentText.TryParse(parsed.GetValue(_ends)!, time, out ends))
        {
            return NoTime("--ends");
        }

        if (ends <= starts) return Failure.Usage("the sale ends before it starts");
        return new NewSale(parsed.GetValue(_product), _price.Read(parsed), stock, starts, ends);
    }

    /// <summary>The end of a window that lasts so long.</summary>
    public static ApiResult<DateTimeOffset> EndOf(DateTimeOffset starts, string span)
    {
        if (!MomentText.TryParseDuration(span, out var duration))
        {
            return Failure.Usage("--for takes a duration such as 90s, 10m, 2h");
        }

        if (duration > DateTimeOffset.MaxValue - starts) return Failure.Usage("--for is too long");
        return starts + duration;
    }

    public static Failure NoTime(string option) =>
        Failure.Usage($"{option} takes now, +10m, or a time such as 2026-11-11T20:00+08:00");
}
