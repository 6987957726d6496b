using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Catalog;
using Seckill.Silo;
using Seckill.Stock;
using Seckill.Users;

namespace Seckill.Bench.Figures.Inside;

/// <summary>The whole product in this process, on data in the folder in which it runs.</summary>
internal static class InsideSilo
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(12);

    /// <param name="settings">Settings beyond the defaults; quiet ones are added.</param>
    public static Task<WebApplication> StartAsync(params IEnumerable<string> settings) => SeckillHost.StartAsync(
    [
        "--urls=http://127.0.0.1:0", "--Catalog:Samples=false", "--Auth:AdminPassword=benchmark",
        "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning", .. settings,
    ]);

    public static IGrainFactory GrainsOf(WebApplication app) => app.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Creates a product whose only unit is sold: asked for another, its grain answers at once, without a stream.</summary>
    /// <returns>The product's id.</returns>
    public static async Task<long> CreateSoldOutAsync(IGrainFactory grains)
    {
        var catalog = grains.GetGrain<ICatalogGrain>(0);
        var product = await catalog.CreateProductAsync(new NewProduct("Kettle", "1.7 l, steel", 9_900));
        var now = TimeProvider.System.GetUtcNow();
        await catalog.CreateSaleAsync(new NewSale(product.Id, 100, 1, now, now + Window));
        var result = await grains.GetGrain<IUserGrain>(long.MaxValue).PurchaseAsync(product.Id);
        return result.Status == PurchaseStatus.Accepted
            ? product.Id
            : throw new InvalidOperationException($"The only unit was not sold: {result.Status}.");
    }
}
