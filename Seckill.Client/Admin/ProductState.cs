using Seckill.Client.Catalog;

namespace Seckill.Client.Admin;

/// <summary>A product and its grain.</summary>
/// <param name="Id">The product.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sale">The sale that counts now, with the ledger's figures, if there is one.</param>
/// <param name="OpenSaleId">The sale that is open in the grain; null when none is.</param>
/// <param name="Grain">What the grain holds.</param>
/// <param name="Silo">The silo on which the grain lives, if the cluster knows.</param>
internal sealed record ProductState(long Id, string Name, Sale? Sale, long? OpenSaleId, StockCounter Grain, string? Silo);
