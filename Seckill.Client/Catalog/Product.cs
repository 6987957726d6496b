namespace Seckill.Client.Catalog;

/// <summary>A product and the sale that counts now, if there is one. Prices are in cents.</summary>
internal sealed record Product(long Id, string Name, string Description, long ListPriceCents, Sale? Sale);
