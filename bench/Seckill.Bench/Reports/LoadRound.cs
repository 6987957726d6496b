using Seckill.Bench.Load.Plans;

namespace Seckill.Bench.Reports;

/// <summary>One round of the load generator.</summary>
/// <param name="Measure">What was asked for.</param>
/// <param name="Round">Counted from 1; 0 is a warm-up.</param>
/// <param name="Load">What the generator counted.</param>
/// <param name="ServerProcessorSeconds">Processor time of the server until everything that it accepted was in the ledger.</param>
internal sealed record LoadRound(string Measure, int Round, LoadResult Load, double ServerProcessorSeconds);
