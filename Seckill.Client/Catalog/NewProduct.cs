namespace Seckill.Client.Catalog;

/// <summary>A product to be created.</summary>
internal sealed record NewProduct(string Name, string Description, long ListPriceCents);
