namespace Seckill.Stock;

/// <summary>One change of a sale's stock; a sale's lines are dense and only ever added to.</summary>
/// <param name="Line">The line's number within its sale, from 1.</param>
/// <param name="Reason">Why.</param>
/// <param name="Quantity">Units that became available, negative for units that were taken. The lines of a sale add up to what is available.</param>
/// <param name="Epoch">The epoch of the orders, or of the barrier that carried the change; 0 where there is none.</param>
/// <param name="FirstSequence">The first order of that epoch that the line is about; 0 where it is about none.</param>
/// <param name="LastSequence">The last one. Rejected orders between them took no unit and do not count.</param>
/// <param name="Available">Units available after it.</param>
/// <param name="Stock">The sale's stock after it.</param>
/// <param name="At">When, UTC.</param>
[GenerateSerializer, Immutable, Alias("seckill.journal-line")]
public sealed record JournalLine(
    [property: Id(0)] long Line,
    [property: Id(1)] JournalReason Reason,
    [property: Id(2)] long Quantity,
    [property: Id(3)] int Epoch,
    [property: Id(4)] int FirstSequence,
    [property: Id(5)] int LastSequence,
    [property: Id(6)] long Available,
    [property: Id(7)] long Stock,
    [property: Id(8)] DateTimeOffset At);
