using Seckill.Accounts;
using Seckill.Catalog;
using Seckill.Silo.Backends;
using Seckill.TestKit;

namespace Seckill.Silo.Clusters;

/// <summary>A client of the cluster that asks no rules before it calls: the grains ask them.</summary>
public sealed class SideDoorTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task The_catalog_takes_no_product_that_HTTP_would_refuse()
    {
        await using var cluster = await SaleCluster.StartAsync(BackendKind.Defaults, silos: 1);
        var catalog = cluster.Grains.GetGrain<ICatalogGrain>(0);
        (NewProduct Product, string Field)[] wrong =
        [
            (new(null!, "", 1), "name"),
            (new("a\nb", "", 1), "name"),
            (new("Kettle", "bell\a", 1), "description"),
            (new("Kettle", "", 0), "listPriceCents"),
            (new("Kettle", "", long.MinValue), "listPriceCents"),
            (new("Kettle", "", CatalogLimits.MaxPriceCents + 1), "listPriceCents"),
        ];

        // Half of a surrogate pair does not get through Orleans' serializer: it arrives as U+FFFD.
        (NewProduct Product, string Field)[] halves =
            TestEngine.IsEmbedded ? [(new("half \udc00 a pair", "", 1), "name"), (new("Kettle", "\ud83d", 1), "description")] : [];
        foreach (var (product, field) in wrong.Concat(halves))
        {
            var result = await catalog.CreateProductAsync(product);
            Assert.Equal((CreateStatus.Invalid, 0), (result.Status, result.Id));
            Assert.Equal(field, Assert.Single(result.Faults).Field);
        }

        Assert.Empty((await cluster.Grains.GetGrain<IListingGrain>(0).GetAsync(fresh: true)).Products);
    }

    [Fact]
    public async Task The_catalog_takes_no_sale_that_HTTP_would_refuse()
    {
        await using var cluster = await SaleCluster.StartAsync(BackendKind.Defaults, silos: 1);
        var catalog = cluster.Grains.GetGrain<ICatalogGrain>(0);
        var productId = (await catalog.CreateProductAsync(new NewProduct("Kettle", "", 1))).Id;
        var now = CatalogRules.Cut(cluster.Clock.GetUtcNow());
        var sale = new NewSale(productId, 1, 1, now + Hour, now + (2 * Hour));
        (NewSale Sale, string Field)[] wrong =
        [
            (sale with { ProductId = 0 }, "productId"),
            (sale with { PriceCents = -1 }, "priceCents"),
            (sale with { Stock = CatalogLimits.MaxStock + 1 }, "stock"),
            (sale with { StartsAt = now - (2 * Hour), EndsAt = now - Hour }, "endsAt"),
            (sale with { EndsAt = sale.StartsAt }, "endsAt"),
            (sale with { EndsAt = sale.StartsAt.AddTicks(TimeSpan.TicksPerMillisecond - 1) }, "endsAt"),
            (sale with { EndsAt = sale.StartsAt + CatalogLimits.MaxWindow + Hour }, "endsAt"),
            (sale with { EndsAt = DateTimeOffset.MaxValue }, "endsAt"),
        ];
        foreach (var (refused, field) in wrong)
        {
            var result = await catalog.CreateSaleAsync(refused);
            Assert.Equal(CreateStatus.Invalid, result.Status);
            Assert.Equal(field, Assert.Single(result.Faults).Field);
        }

        var east = sale with { StartsAt = sale.StartsAt.ToOffset(8 * Hour).AddTicks(1) };
        Assert.Equal(CreateStatus.Created, (await catalog.CreateSaleAsync(east)).Status);
        var listing = await cluster.Grains.GetGrain<IListingGrain>(0).GetAsync(fresh: true);
        Assert.Equal(sale.StartsAt, Assert.Single(Assert.Single(listing.Products).Sales).StartsAt);
    }

    [Fact]
    public async Task An_account_s_grain_takes_its_own_name_and_a_hash_only()
    {
        await using var cluster = await SaleCluster.StartAsync(BackendKind.Defaults, silos: 1);
        var hash = PasswordHash.Make("s3cret-s3cret", iterations: 1);
        (string Key, string Name, string Hash)[] wrong =
        [
            ("an", "an", hash), ("a n n", "a n n", hash), ("ann", "bob", hash), ("Ann", "Ann", hash), ("ann", "ann", "s3cret-s3cret"),
        ];
        foreach (var (key, name, passwordHash) in wrong)
        {
            var account = cluster.Grains.GetGrain<IAccountGrain>(key);
            await Assert.ThrowsAsync<ArgumentException>(() => account.CreateAsync(name, passwordHash, isAdmin: false));
            Assert.Null(await account.FindAsync());
        }

        Assert.NotNull(await cluster.Grains.GetGrain<IAccountGrain>("ann").CreateAsync("Ann", hash, isAdmin: false));
    }
}
