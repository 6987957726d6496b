namespace Seckill.Stock;

/// <summary>How a ProductGrain's state is spelled to clients.</summary>
public static class StockStateNames
{
    public static string Of(StockState state) => state switch
    {
        StockState.Idle => "idle",
        StockState.Opening => "opening",
        StockState.Open => "open",
        StockState.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A grain has no such state."),
    };
}
