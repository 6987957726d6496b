namespace Seckill.Stock;

/// <summary>How the reason of a journal line is spelled to clients.</summary>
public static class JournalReasonNames
{
    public static string Of(JournalReason reason) => reason switch
    {
        JournalReason.CarriedOver => "carriedOver",
        JournalReason.Created => "created",
        JournalReason.Placed => "placed",
        JournalReason.Cancelled => "cancelled",
        JournalReason.Expired => "expired",
        JournalReason.StockSet => "stockSet",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A journal has no such reason."),
    };
}
