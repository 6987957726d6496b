using System.Globalization;

namespace Seckill.Bench.Reports;

/// <summary>Reports as Markdown tables.</summary>
internal static class ReportTable
{
    public static string Of(FigureReport report)
    {
        var text = new StringWriter();
        text.WriteLine($"\n## {report.Name}\n");
        text.WriteLine("| figure | unit | median | min | max | yardstick | median | ratio | min | max | to reach | reached |");
        text.WriteLine("| --- | --- | --: | --: | --: | --- | --: | --: | --: | --: | --- | --- |");
        foreach (var row in report.Rows) text.WriteLine(LineOf(row));
        if (report.Rounds.Count > 0) WriteProcessorTimes(text, report.Rounds);
        foreach (var note in report.Notes) text.WriteLine($"\n{note}");
        return text.ToString();
    }

    private static string LineOf(Row row)
    {
        var value = row.Value;
        var yardstick = row.YardstickValues is { } values ? Number(Spread.Of(values).Median) : "";
        var ratio = row.Ratio is { } r ? $"{Ratio(r.Median)} | {Ratio(r.Min)} | {Ratio(r.Max)}" : " | | ";
        var reached = row.Goal is null ? "" : row.Goal.IsMet(row) ? "yes" : "**no**";
        return $"| {row.Name} | {row.Unit} | {Number(value.Median)} | {Number(value.Min)} | {Number(value.Max)} "
            + $"| {row.Yardstick} | {yardstick} | {ratio} | {row.Goal} | {reached} |";
    }

    /// <summary>Medians a request: the generator's share shows what of the two cores the server did not have.</summary>
    private static void WriteProcessorTimes(StringWriter text, IReadOnlyList<LoadRound> rounds)
    {
        text.WriteLine("\nProcessor time of server and load generator, in microseconds a request:\n");
        text.WriteLine("| measure | requests | statuses | server | generator | generator's cores | p50 us | p99 us |");
        text.WriteLine("| --- | --: | --- | --: | --: | --: | --: | --: |");
        foreach (var measure in rounds.Where(round => round.Round > 0).GroupBy(round => round.Measure))
        {
            var all = measure.ToArray();
            var statuses = all.SelectMany(round => round.Load.Statuses).GroupBy(status => status.Key).OrderBy(group => group.Key)
                .Select(group => $"{group.Key}: {group.Sum(status => status.Value)}");
            text.WriteLine(string.Join(
                " | ",
                $"| {measure.Key}",
                $"{all.Sum(round => round.Load.Completed)}",
                string.Join(", ", statuses),
                Number(Median(all, round => round.ServerProcessorSeconds / round.Load.Completed * 1e6)),
                Number(Median(all, round => round.Load.ProcessorSeconds / round.Load.Completed * 1e6)),
                Ratio(Median(all, round => round.Load.ProcessorSeconds / round.Load.Seconds)),
                Number(Median(all, round => round.Load.Latency.P50)),
                $"{Number(Median(all, round => round.Load.Latency.P99))} |"));
        }
    }

    private static double Median(IEnumerable<LoadRound> rounds, Func<LoadRound, double> value) =>
        Spread.Of([.. rounds.Select(value)]).Median;

    private static string Number(double value) =>
        value.ToString(value >= 100 ? "#,##0" : "0.###", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
