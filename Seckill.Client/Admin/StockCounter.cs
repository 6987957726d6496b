namespace Seckill.Client.Admin;

/// <summary>What a product's grain holds.</summary>
/// <param name="Epoch">The grain's epoch.</param>
/// <param name="State">idle, opening, open or closed, as the server spells it.</param>
/// <param name="Available">Units that the grain can still give out.</param>
/// <param name="Unconfirmed">Orders that wait for the stream's confirmation.</param>
/// <param name="Unwritten">Orders of which the ledger's commit is not known yet, the unconfirmed among them.</param>
/// <param name="BatchesInFlight">Batches that the stream has not confirmed yet.</param>
internal sealed record StockCounter(
    int Epoch, string State, long Available, int Unconfirmed, int Unwritten, int BatchesInFlight);
