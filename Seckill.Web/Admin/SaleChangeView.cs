using Seckill.Stock;

namespace Seckill.Web.Admin;

/// <summary>
/// A change that was asked for (setStock, pause, resume, end, setWindow), by whom and when, and what became of it: applied, or
/// the refusal's code.
/// </summary>
internal sealed record SaleChangeView(
    int Epoch,
    string Kind,
    long? Stock,
    DateTime? StartsAt,
    DateTime? EndsAt,
    string By,
    DateTime At,
    string Status,
    DateTime WrittenAt)
{
    public static SaleChangeView Of(SaleChangeRecord record) => new(
        record.Epoch,
        SaleChangeNames.Of(record.Change.Kind),
        record.Change.Stock,
        record.Change.StartsAt?.UtcDateTime,
        record.Change.EndsAt?.UtcDateTime,
        record.Change.By,
        record.Change.At.UtcDateTime,
        SaleChangeNames.Of(record.Status),
        record.WrittenAt.UtcDateTime);
}
