using Seckill.Catalog;
using Seckill.Storage.Tests.Databases;
using static Seckill.Catalog.CreateStatus;

namespace Seckill.Storage.Tests.Catalog;

public abstract class CatalogStoreTests<TStore>
    where TStore : ITestStore, new()
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task ProductsAreListedWithTheirSales()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        Assert.Empty(await world.Catalog.GetProductsAsync(world.Now, Cancel.Token));
        var kettle = await world.Catalog.CreateProductAsync(new NewProduct("Kettle", "Boils 水🔥 'fast'; \\ --", 4_900), Cancel.Token);
        var lamp = await world.Catalog.CreateProductAsync(new NewProduct("Lamp", "", CatalogLimits.MaxPriceCents), Cancel.Token);
        Assert.Equal([Created, Created], [kettle.Status, lamp.Status]);
        var sale = new NewSale(lamp.Id, 0, CatalogLimits.MaxStock, world.Now, world.Now + CatalogLimits.MaxWindow);
        var created = await world.Catalog.CreateSaleAsync(sale, world.Now, Cancel.Token);

        var products = await world.Catalog.GetProductsAsync(world.Now, Cancel.Token);

        Assert.Equal([kettle.Id, lamp.Id], products.Select(product => product.Id));
        Assert.Equal(("Kettle", "Boils 水🔥 'fast'; \\ --", 4_900L),
            (products[0].Name, products[0].Description, products[0].ListPriceCents));
        Assert.Empty(products[0].Sales);
        Assert.Equal(
            [new Sale(created.Id, lamp.Id, 0, CatalogLimits.MaxStock, CatalogLimits.MaxStock, sale.StartsAt, sale.EndsAt)],
            products[1].Sales);
    }

    [Fact]
    public async Task OfTheSalesThatHaveEndedTheLastOfEachProductIsListed()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        foreach (var name in (string[])["Kettle", "Lamp"])
        {
            var product = await world.Catalog.CreateProductAsync(new NewProduct(name, "", 1), Cancel.Token);
            for (var i = 0; i < 3; i++) await CreateAsync(world, product.Id, world.Now + (i * product.Id * Hour), Hour);
        }

        var products = await world.Catalog.GetProductsAsync(world.Now + (2.5 * Hour), Cancel.Token);

        Assert.Equal("1 2|0 2 4", string.Join('|', products.Select(product =>
            string.Join(' ', product.Sales.Select(sale => (sale.StartsAt - world.Now).TotalHours)))));
    }

    /// <summary>By descending precedence: each row breaks its own rule and all below it.</summary>
    [Fact]
    public async Task ASaleIsRefusedInTheOrderOfTheStatuses()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var product = (await world.Catalog.CreateProductAsync(new NewProduct("Kettle", "", 1), Cancel.Token)).Id;
        for (var i = 0; i < CatalogLimits.MaxOpenSales; i++)
            Assert.Equal(Created, await CreateAsync(world, product, world.Now + (i * Hour), Hour));

        Assert.Equal(ProductNotFound, await CreateAsync(world, product + 1, world.Now, Hour));
        Assert.Equal(OverlappingSale, await CreateAsync(world, product, world.Now, Hour));
        Assert.Equal(LimitReached, await CreateAsync(world, product, world.Now + (CatalogLimits.MaxOpenSales * Hour), Hour));
        world.Clock.Advance(Hour);
        Assert.Equal(Created, await CreateAsync(world, product, world.Now + (CatalogLimits.MaxOpenSales * Hour), Hour));
    }

    [Theory]
    [InlineData(-1, 1, Created)] // Ends when the other starts.
    [InlineData(-1, 1.001, OverlappingSale)]
    [InlineData(0.25, 0.5, OverlappingSale)]
    [InlineData(-1, 3, OverlappingSale)]
    [InlineData(0.999, 1, OverlappingSale)]
    [InlineData(1, 1, Created)] // Starts when the other ends.
    public async Task WindowsMayTouchButNotOverlap(double startHours, double lengthHours, CreateStatus expected)
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var product = (await world.Catalog.CreateProductAsync(new NewProduct("Kettle", "", 1), Cancel.Token)).Id;
        var other = (await world.Catalog.CreateProductAsync(new NewProduct("Lamp", "", 1), Cancel.Token)).Id;
        await CreateAsync(world, product, world.Now, Hour);
        Assert.Equal(expected, await CreateAsync(world, product, world.Now + (startHours * Hour), lengthHours * Hour));
        Assert.Equal(Created, await CreateAsync(world, other, world.Now + (startHours * Hour), lengthHours * Hour));
    }

    [Fact]
    public async Task TheCatalogIsBounded()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        foreach (var names in Enumerable.Range(2, CatalogLimits.MaxProducts - 1).Chunk(1_000))
        {
            var rows = string.Join(", ", names.Select(name => $"('p{name}', '', 1, 0)"));
            await world.ExecuteAsync($"INSERT INTO products (name, description, list_price_cents, created_at_ms) VALUES {rows}");
        }

        var product = new NewProduct("Kettle", "", 1);
        Assert.Equal(new CreateResult(Created, CatalogLimits.MaxProducts),
            await world.Catalog.CreateProductAsync(product, Cancel.Token));
        Assert.Equal(new CreateResult(LimitReached), await world.Catalog.CreateProductAsync(product, Cancel.Token));
        Assert.Equal(CatalogLimits.MaxProducts, (await world.Catalog.GetProductsAsync(world.Now, Cancel.Token)).Length);
    }

    private static async Task<CreateStatus> CreateAsync(
        LedgerWorld world, long productId, DateTimeOffset start, TimeSpan length)
    {
        var sale = new NewSale(productId, 1, 1, start, start + length);
        return (await world.Catalog.CreateSaleAsync(sale, world.Now, Cancel.Token)).Status;
    }
}
