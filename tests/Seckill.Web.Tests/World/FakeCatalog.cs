using Seckill.Catalog;

namespace Seckill.Web.Tests.World;

/// <summary>A catalog that takes what it is given, or answers what a test says.</summary>
internal sealed class FakeCatalog(FakeListing listing) : ICatalogGrain
{
    public CreateStatus Status { get; set; } = CreateStatus.Created;

    public Exception? Fault { get; set; }

    public NewProduct? LastProduct { get; private set; }

    public NewSale? LastSale { get; private set; }

    public Task<CreateResult> CreateProductAsync(NewProduct product)
    {
        if (Fault is not null) throw Fault;
        LastProduct = product;
        if (Status != CreateStatus.Created) return Task.FromResult(new CreateResult(Status));
        lock (listing.Products)
        {
            var id = listing.Products.Count + 1;
            listing.Products.Add(new Product(id, product.Name, product.Description, product.ListPriceCents, []));
            return Task.FromResult(new CreateResult(CreateStatus.Created, id));
        }
    }

    public Task<CreateResult> CreateSaleAsync(NewSale sale)
    {
        if (Fault is not null) throw Fault;
        LastSale = sale;
        if (Status != CreateStatus.Created) return Task.FromResult(new CreateResult(Status));
        lock (listing.Products)
        {
            var index = listing.Products.FindIndex(product => product.Id == sale.ProductId);
            if (index < 0) return Task.FromResult(new CreateResult(CreateStatus.ProductNotFound));
            var id = listing.Products.Sum(product => product.Sales.Length) + 1;
            var added = new Sale(id, sale.ProductId, sale.PriceCents, sale.Stock, sale.Stock, sale.StartsAt, sale.EndsAt);
            listing.Products[index] = listing.Products[index] with { Sales = listing.Products[index].Sales.Add(added) };
            return Task.FromResult(new CreateResult(CreateStatus.Created, id));
        }
    }
}
