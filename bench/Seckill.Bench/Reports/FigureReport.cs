namespace Seckill.Bench.Reports;

/// <summary>What was measured for one figure.</summary>
/// <param name="Name">The figure's name on the command line.</param>
/// <param name="Rows">The lines of the table.</param>
/// <param name="Rounds">Every round of the load generator, where there was one.</param>
/// <param name="Notes">What the reader must know of this run.</param>
internal sealed record FigureReport(
    string Name, IReadOnlyList<Row> Rows, IReadOnlyList<LoadRound> Rounds, IReadOnlyList<string> Notes);
