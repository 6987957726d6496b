namespace Seckill.Web.Products;

/// <summary>A product with the sale that counts now, if it ever had one.</summary>
internal sealed record ProductView(long Id, string Name, string Description, long ListPriceCents, SaleView? Sale);
