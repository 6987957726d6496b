using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Inside;

/// <summary>
/// Orders a second from the stream into the ledger, against a loop that does nothing but insert the same rows into the same
/// table, with the same driver and as many rows a transaction.
/// </summary>
internal sealed class WrittenFigure(string database) : IFigure
{
    public const string Sqlite = "written-sqlite", MySql = "written-mysql";

    private const string Loop = "inserts in a loop";

    public string Name => $"written-{database}";

    public async Task<FigureReport> MeasureAsync(BenchContext context)
    {
        var values = await InsideProgram.StartAsync(context, Name, context.Options.Rounds);
        var (written, inserted) = (values[LedgerWriting.Written], values[LedgerWriting.Inserted]);
        return new FigureReport(
            Name,
            [new Row("orders written", "1/s", written, Loop, inserted, Goal.RatioAtLeast(0.6))],
            [],
            []);
    }
}
