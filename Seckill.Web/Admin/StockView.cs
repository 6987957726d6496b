using Seckill.Stock;

namespace Seckill.Web.Admin;

/// <summary>What a ProductGrain says of its sale; <c>state</c> is idle, opening, open or closed.</summary>
internal sealed record StockView(int Epoch, string State, long Available, int Unconfirmed, int Unwritten, int BatchesInFlight)
{
    public static StockView Of(StockSnapshot grain) => new(
        grain.Epoch, StockStateNames.Of(grain.State), grain.Available, grain.Unconfirmed, grain.Unwritten, grain.BatchesInFlight);
}
