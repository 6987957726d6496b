namespace Seckill.Catalog;

/// <summary>
/// Writes the catalog, one change at a time, so that no two sales of a product can overlap, and nothing that
/// <see cref="CatalogRules"/> forbid. Key: 0.
/// </summary>
[Alias("seckill.catalog")]
public interface ICatalogGrain : IGrainWithIntegerKey
{
    [Alias("CreateProductAsync")]
    Task<CreateResult> CreateProductAsync(NewProduct product);

    [Alias("CreateSaleAsync")]
    Task<CreateResult> CreateSaleAsync(NewSale sale);
}
