namespace Seckill.Orders;

/// <summary>
/// Which of two words about an order is the later one: an order is pending, then placed, then in one final status for ever. So
/// that a notice that comes twice, late or from a look that was overtaken never takes an order back.
/// </summary>
public static class OrderProgress
{
    /// <summary>Nothing comes after it.</summary>
    public static bool IsFinal(OrderStatus status) => RankOf(status) == RankOf(OrderStatus.Paid);

    /// <summary>True when <paramref name="word"/> is news to one who knows <paramref name="known"/>.</summary>
    public static bool IsNews(OrderStatus word, OrderStatus known) => RankOf(word) > RankOf(known);

    /// <summary>The later one of two words; of two final ones the first, because a final word is the last.</summary>
    public static OrderStatus Later(OrderStatus known, OrderStatus word) => IsNews(word, known) ? word : known;

    private static int RankOf(OrderStatus status) => status switch
    {
        OrderStatus.Pending => 0,
        OrderStatus.Placed => 1,
        OrderStatus.Paid or OrderStatus.Cancelled or OrderStatus.Rejected => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "An order has no such status."),
    };
}
