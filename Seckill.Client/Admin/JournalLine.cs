namespace Seckill.Client.Admin;

/// <summary>A change of a sale's stock.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Reason">Why, as the server spells it.</param>
/// <param name="Quantity">Units that came, negative when they went.</param>
/// <param name="Epoch">The epoch of its orders, 0 where it is about none.</param>
/// <param name="FirstSequence">The first of its orders, 0 where it is about none.</param>
/// <param name="LastSequence">The last of them.</param>
/// <param name="Available">Units that were available after it.</param>
/// <param name="Stock">The sale's stock after it.</param>
/// <param name="At">When.</param>
internal sealed record JournalLine(
    long Line,
    string Reason,
    long Quantity,
    int Epoch,
    int FirstSequence,
    int LastSequence,
    long Available,
    long Stock,
    DateTimeOffset At);
