namespace Seckill.Client.Admin;

/// <summary>A change of a sale that an admin asked for.</summary>
/// <param name="Epoch">The epoch that began with it.</param>
/// <param name="Kind">What, as the server spells it.</param>
/// <param name="Stock">The new stock, if that was it.</param>
/// <param name="StartsAt">The new window's start, if that was it.</param>
/// <param name="EndsAt">The new window's end.</param>
/// <param name="By">Who.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Status">applied, or the code of the refusal.</param>
/// <param name="WrittenAt">When the ledger decided.</param>
internal sealed record SaleChangeLine(
    int Epoch,
    string Kind,
    long? Stock,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    string By,
    DateTimeOffset At,
    string Status,
    DateTimeOffset WrittenAt);
