namespace Seckill.Web.Products;

/// <summary>All products, by ascending id.</summary>
internal sealed record ProductsView(IReadOnlyList<ProductView> Products);
