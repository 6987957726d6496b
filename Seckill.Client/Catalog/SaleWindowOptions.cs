using System.CommandLine;
using Seckill.Client.Connection;
using Seckill.Stock;

namespace Seckill.Client.Catalog;

/// <summary>The options of <c>sale window</c>: what is left out stays as it is.</summary>
internal sealed class SaleWindowOptions
{
    private readonly Option<string?> _starts = new("--starts")
    {
        Description = "The start: now, +10m (from now; s, m, h, d), or ISO 8601: 2026-11-11T20:00+08:00.",
        HelpName = "time",
    };

    private readonly Option<string?> _ends = new("--ends")
    {
        Description = "The end, in the same forms.",
        HelpName = "time",
    };

    private readonly Option<string?> _for = new("--for")
    {
        Description = "With --starts, instead of --ends: how long, as in 10m.",
        HelpName = "duration",
    };

    public void AddTo(Command command)
    {
        command.Add(_starts);
        command.Add(_ends);
        command.Add(_for);
        command.Validators.Add(result =>
        {
            var (starts, ends, span) = (result.GetResult(_starts), result.GetResult(_ends), result.GetResult(_for));
            if (starts is null && ends is null && span is null) result.AddError("give --starts, --ends, or both");
            else if (ends is not null && span is not null) result.AddError("give the end once: --ends or --for");
            else if (span is not null && starts is null) result.AddError("--for counts from --starts; give that, too");
        });
    }

    public ApiResult<SaleEdit> Read(ParseResult parsed, TimeProvider time)
    {
        DateTimeOffset? starts = null, ends = null;
        if (parsed.GetValue(_starts) is { } start)
        {
            if (!MomentText.TryParse(start, time, out var moment)) return SaleOptions.NoTime("--starts");
            starts = moment;
        }

        if (parsed.GetValue(_ends) is { } end)
        {
            if (!MomentText.TryParse(end, time, out var moment)) return SaleOptions.NoTime("--ends");
            ends = moment;
        }

        if (parsed.GetValue(_for) is { } span)
        {
            if (!SaleOptions.EndOf(starts!.Value, span).TryGet(out var moment, out var failure)) return failure;
            ends = moment;
        }

        if (ends <= starts) return Failure.Usage("the sale ends before it starts");
        return new SaleEdit(StartsAt: starts, EndsAt: ends);
    }
}
