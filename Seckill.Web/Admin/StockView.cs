using Seckill.Stock;

namespace Seckill.Web.Admin;

/// <summary>What a ProductGrain says of its sale; <c>state</c> is idle, opening, open or closed.</summary>
internal sealed record StockView(int Epoch, string State, long Available, int Unconfirmed, int Unwritten, int BatchesInFlight)
{
    public static StockView Of(StockSnapshot grain) => new(
        grain.Epoch, NameOf(grain.State), grain.Available, grain.Unconfirmed, grain.Unwritten, grain.BatchesInFlight);

    private static string NameOf(StockState state) => state switch
    {
        StockState.Idle => "idle",
        StockState.Opening => "opening",
        StockState.Open => "open",
        StockState.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A grain has no such state."),
    };
}
