using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Seckill.Accounts;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.TestKit;
using Seckill.Web.Accounts;
using Seckill.Web.Auth;
using Seckill.Web.Events;
using Seckill.Web.Feed;

namespace Seckill.Web.Tests.World;

/// <summary>One front end with its own grains and its own clock; every test builds its own.</summary>
internal sealed class FrontEnd : IAsyncDisposable
{
    public const int Partitions = 3;
    public const long ProductId = 1, SaleId = 11;

    public static readonly string SigningKey = Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray());

    public static readonly byte[] CallbackSecret = [.. Enumerable.Range(101, 32).Select(i => (byte)i)];

    private readonly WebApplication _app;
    private readonly bool _kestrel;

    private FrontEnd(WebApplication app, bool kestrel, ManualTimeProvider time, FakeGrains grains, LogBook log)
    {
        _app = app;
        _kestrel = kestrel;
        Time = time;
        Grains = grains;
        Log = log;
        Client = NewClient();
    }

    public ManualTimeProvider Time { get; }

    public FakeGrains Grains { get; }

    public LogBook Log { get; }

    /// <summary>A client without a token.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public OutcomeBoard Board => Services.GetRequiredService<OutcomeBoard>();

    public EventSlots Streams => Services.GetRequiredService<EventSlots>();

    /// <summary>The address, when the front end listens on a real socket.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Starts a front end in memory, or behind Kestrel on a free port.</summary>
    public static async Task<FrontEnd> StartAsync(bool kestrel = false, Action<Dictionary<string, string?>>? configure = null)
    {
        var time = new ManualTimeProvider();
        var grains = new FakeGrains(time);
        var log = new LogBook();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        Dictionary<string, string?> settings = new()
        {
            ["Auth:SigningKey"] = SigningKey,
            ["Payments:CallbackSecret"] = Convert.ToBase64String(CallbackSecret),
            ["Stream:Partitions"] = $"{Partitions}",
        };
        configure?.Invoke(settings);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddProvider(log);
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(grains.Factory);
        builder.Services.Configure<PasswordOptions>(options => options.Iterations = 1);
        builder.Services.AddSeckillWeb();
        if (kestrel) builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        else builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.UseSeckillWeb();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new FrontEnd(app, kestrel, time, grains, log);
    }

    /// <summary>Puts one product with one sale of 10 units on the list; it began a minute ago and ends in an hour.</summary>
    public Sale PutOnSale(
        long productId = ProductId, long saleId = SaleId, TimeSpan? startsIn = null, TimeSpan? endsIn = null, long available = 10)
    {
        var startsAt = Time.GetUtcNow() + (startsIn ?? TimeSpan.FromMinutes(-1));
        var endsAt = Time.GetUtcNow() + (endsIn ?? TimeSpan.FromHours(1));
        var sale = new Sale(saleId, productId, 999, 10, available, startsAt, endsAt);
        var product = new Product(productId, $"Product {productId}", "Fine", 1999, [sale]);
        lock (Grains.Listing.Products) Grains.Listing.Products.Add(product);
        return sale;
    }

    /// <summary>A client with a token of this user.</summary>
    public HttpClient As(long userId, bool admin = false) =>
        With(Services.GetRequiredService<TokenIssuer>().Issue(new Account(userId, $"user{userId}", "", admin)));

    public HttpClient AsAdmin() => As(9_000, admin: true);

    /// <summary>A client with this token.</summary>
    public HttpClient With(string token)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return client;
    }

    /// <summary>Waits until the feed is subscribed at every partition.</summary>
    public Task SubscribedAsync() =>
        Until.TrueAsync(() => Enumerable.Range(0, Partitions).All(partition => Grains.Writer(partition).Observers == 1));

    /// <summary>The OrderWriter of the product's partition commits orders of a sale.</summary>
    public Task CommitAsync(long available, params OrderOutcome[] outcomes) =>
        CommitAsync(new SaleWritten(ProductId, SaleId, 1, available, [.. outcomes]));

    /// <summary>The OrderWriter of the product's partition tells of a commit.</summary>
    public Task CommitAsync(SaleWritten written) =>
        Grains.Writer(OrderStreams.PartitionOf(ProductId, Partitions)).CommitAsync(written);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private HttpClient NewClient() => _kestrel ? new HttpClient { BaseAddress = Address } : _app.GetTestClient();
}
