using System.Collections.Immutable;

namespace Seckill.Catalog;

/// <summary>Products and sales.</summary>
public interface ICatalogStore
{
    /// <summary>Creates a product, if there are fewer than <see cref="CatalogLimits.MaxProducts"/>.</summary>
    Task<CreateResult> CreateProductAsync(NewProduct product, CancellationToken cancellationToken);

    /// <summary>Creates a sale in one transaction with the checks of <see cref="CreateStatus"/>, in their order.</summary>
    Task<CreateResult> CreateSaleAsync(NewSale sale, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All products with those sales that have not ended at <paramref name="now"/>, and the last of each that has.</summary>
    Task<ImmutableArray<Product>> GetProductsAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
