using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Web.Accounts;
using Seckill.Web.Admin;
using Seckill.Web.Auth;
using Seckill.Web.Errors;
using Seckill.Web.Events;
using Seckill.Web.Feed;
using Seckill.Web.Health;
using Seckill.Web.Json;
using Seckill.Web.Metrics;
using Seckill.Web.OpenApi;
using Seckill.Web.Orders;
using Seckill.Web.Payments;
using Seckill.Web.Products;
using Seckill.Web.Sales;

namespace Seckill.Web;

/// <summary>How a host takes in the front end: <see cref="AddSeckillWeb"/>, then <see cref="UseSeckillWeb"/>.</summary>
public static class SeckillWeb
{
    /// <summary>
    /// Adds the front end. It reads the sections <c>Auth</c> (<see cref="AuthOptions"/>), <c>Payments</c>
    /// (<see cref="PaymentOptions"/>) and <c>Stream</c> (<see cref="FeedOptions"/>), checks them at start, and needs an
    /// <see cref="IGrainFactory"/>. The clock is the <see cref="TimeProvider"/> among the services, else the system's.
    /// </summary>
    public static IServiceCollection AddSeckillWeb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<KestrelServerOptions>(WebLimits.ConfigureKestrel);
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, WebJson.Default));
        AddAuth(services);
        AddSales(services);
        AddOrders(services);
        services.AddSingleton<WebMeter>();
        services.AddSingleton<MetricsPage>();
        services.AddOpenApi(OpenApiPage.DocumentName, options =>
        {
            options.AddDocumentTransformer<BearerDocs>();
            options.AddOperationTransformer<RefusalDocs>();
        });
        services.AddSingleton<OpenApiPage>();
        return services;
    }

    /// <summary>Sets up the pipeline and maps every route.</summary>
    public static WebApplication UseSeckillWeb(this WebApplication app)
    {
        app.Services.GetRequiredService<WebMeter>();
        app.Services.GetRequiredService<MetricsPage>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapAccounts();
        app.MapProducts();
        app.MapOrders();
        app.MapPayments();
        app.MapAdmin();
        app.MapHealth();
        app.MapMetrics();
        app.MapDescription();
        return app;
    }

    private static void AddAuth(IServiceCollection services)
    {
        services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddOptions<PasswordOptions>();
        services.AddSingleton<PasswordDesk>();
        services.AddSingleton(provider => new AdminAccount(
            provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<PasswordDesk>()));
        services.AddSingleton<TokenTerms>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<TokenValidator>();
        services.AddSingleton<TokenMemory>();
        services.AddAuthentication(BearerHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, configureOptions: null);
        services.AddAuthorization();

        // ASP.NET tells of each token that is missing or no good, which whoever sends them could fill a disk with.
        services.AddLogging(logging => logging.AddFilter(typeof(BearerHandler).FullName, LogLevel.Warning));
    }

    private static void AddSales(IServiceCollection services)
    {
        services.AddOptions<FeedOptions>()
            .BindConfiguration(FeedOptions.Section)
            .Validate(
                options => options.Partitions is >= 1 and <= FeedOptions.MaxPartitions,
                $"Stream:Partitions must be from 1 to {FeedOptions.MaxPartitions}.")
            .ValidateOnStart();
        services.AddSingleton<SoldOutMemory>();
        services.AddSingleton<PushedStock>();
        services.AddSingleton<SalePictures>();
        services.AddSingleton<ListingPages>();
        services.AddSingleton(provider => new SaleEditor(provider.GetRequiredService<IGrainFactory>()));
        services.AddHostedService<OrderFeed>();
    }

    private static void AddOrders(IServiceCollection services)
    {
        services.AddOptions<PaymentOptions>().BindConfiguration(PaymentOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PaymentOptions>, PaymentOptionsValidator>();
        services.AddSingleton(provider => new OutcomeBoard(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FinalWord>();
        services.AddSingleton<PurchaseTally>();
        services.AddSingleton<PurchaseDesk>();
        services.AddSingleton(provider => new OrderDesk(
            provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<FinalWord>().WrittenAsync));
        services.AddSingleton(_ => new EventSlots());
        services.AddSingleton<OrderEvents>();
        services.AddSingleton<CallbackDesk>();
        services.AddSingleton<CallbackTally>();
        services.AddSingleton(_ => new CallbackLanes());
    }
}
