using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Seckill.Accounts;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Cluster;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Refusals;
using Seckill.Stock;
using Seckill.TestKit;

namespace Seckill.Messages;

/// <summary>Whatever the grains take and answer reaches a client in another process as it was.</summary>
public sealed class GatewayMessageTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 11, 12, 0, 0, 123, TimeSpan.Zero);
    private static readonly OrderId Id = new(1L << 60, 2, 3);
    private static readonly Order AnOrder = new(Id, 4, 5, 199, OrderStatus.Paid, Noon, Noon.AddTicks(1));

    private IHost? _silo;
    private IHost? _client;

    private IEchoGrain Grain => _client!.Services.GetRequiredService<IClusterClient>().GetGrain<IEchoGrain>(0);

    [Fact]
    public async Task Of_stock()
    {
        await ComesBackAsync(Grain.EchoAsync, new PurchaseResult(PurchaseStatus.Accepted, Id, TimeSpan.FromSeconds(1.5), 6));
        await ComesBackAsync(Grain.EchoAsync, new PurchaseResult(PurchaseStatus.SoldOut));
        await ComesBackAsync(Grain.EchoAsync, new StockSnapshot(1, null, 2, StockState.Open, 3, 4, 5, 6));
        Assert.Null(await Grain.EchoAsync((StockSnapshot)null!));
    }

    [Fact]
    public async Task Of_orders()
    {
        await ComesBackAsync(Grain.EchoAsync, AnOrder);
        Assert.Null(await Grain.EchoAsync((Order)null!));
        await ComesBackAsync(Grain.EchoAsync, Id);
        await ComesBackAsync(Grain.EchoAsync, new SaleWritten(1, 2, 3, 4, [new(Id, 5, OrderStatus.Rejected)]));
        await ComesBackAsync(Grain.EchoAsync, ReplayStatus.NotFound);
        Assert.Equal([AnOrder, AnOrder with { UserId = 6 }], (await Grain.EchoAsync([AnOrder, AnOrder with { UserId = 6 }])).AsEnumerable());
        var letter = new DeadLetter("id", 1, "why \"not\"", Noon, 2, "FF00");
        Assert.Equal([letter], (await Grain.EchoAsync([letter])).AsEnumerable());
        Assert.Empty(await Grain.EchoAsync(ImmutableArray<DeadLetter>.Empty));
    }

    [Fact]
    public async Task Of_changes_of_a_sale()
    {
        var change = new SaleChange(SaleChangeKind.SetWindow, 3, Noon, Noon.AddTicks(1), "管理员", Noon);
        await ComesBackAsync(Grain.EchoAsync, change);
        await ComesBackAsync(Grain.EchoAsync, change with { Kind = SaleChangeKind.Pause, Stock = null, StartsAt = null, EndsAt = null });
        var sale = new Sale(1, 2, 3, 4, 5, Noon, Noon.AddDays(1), IsPaused: true);
        await ComesBackAsync(Grain.EchoAsync, new SaleChangeResult(SaleChangeStatus.Applied, sale));
        await ComesBackAsync(Grain.EchoAsync, new SaleChangeResult(SaleChangeStatus.SaleEnded));
        var record = new SaleChangeRecord(1, 2, change, SaleChangeStatus.StockBelowSold, Noon);
        Assert.Equal([record], (await Grain.EchoAsync([record])).AsEnumerable());
        var line = new JournalLine(1, JournalReason.Expired, -2, 3, 4, 5, 6, 7, Noon);
        Assert.Equal([line], (await Grain.EchoAsync([line])).AsEnumerable());
    }

    [Fact]
    public async Task Of_payments()
    {
        var open = AnOrder with { Status = OrderStatus.Placed, PayingUntil = Noon };
        await ComesBackAsync(Grain.EchoAsync, new PayResult(PayStatus.Open, open, "payment"));
        await ComesBackAsync(Grain.EchoAsync, new PayResult(PayStatus.NotFound));
        await ComesBackAsync(Grain.EchoAsync, new CancelResult(CancelStatus.NotCancellable, AnOrder));
        await ComesBackAsync(Grain.EchoAsync, new PaymentWord("payment", Id, true, 199, "CNY", "00ff", Noon));
        await ComesBackAsync(Grain.EchoAsync, SettleStatus.Refunding);
        var written = new SaleWritten(1, 2, 3, 4, [new(Id, 5, OrderStatus.Cancelled)], 6, 7);
        Assert.Equivalent(written, Assert.Single(await Grain.EchoAsync([written])), strict: true);
    }

    [Fact]
    public async Task Of_the_catalog()
    {
        var sale = new Sale(1, 2, 3, 4, 5, Noon, Noon.AddDays(1));
        await ComesBackAsync(Grain.EchoAsync, new Listing([new(1, "name", "数据 <b>", 2, [sale]), new(2, "", "", 0, [])], Noon));
        await ComesBackAsync(Grain.EchoAsync, new CreateResult(CreateStatus.Invalid, 0, [new FieldFault("name", "why")]));
        Assert.Equal(new CreateResult(CreateStatus.Created, 7), await Grain.EchoAsync(new CreateResult(CreateStatus.Created, 7)));
        await ComesBackAsync(Grain.EchoAsync, new NewProduct("name", "description", 8));
        await ComesBackAsync(Grain.EchoAsync, new NewSale(1, 2, 3, Noon, Noon.AddTicks(1)));
    }

    [Fact]
    public async Task Of_accounts_and_the_audit()
    {
        await ComesBackAsync(Grain.EchoAsync, new Account(1, "name", "hash+/=", true));
        Assert.Null(await Grain.EchoAsync((Account)null!));
        Assert.Null(await Grain.EchoAsync((long?)null));
        Assert.Equal(9, await Grain.EchoAsync((long?)9));
        await ComesBackAsync(Grain.EchoAsync, TimeSpan.FromTicks(11));
        var figures = new SaleFigures(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, Noon);
        var snapshot = new StockSnapshot(1, 2, 3, StockState.Closed, 4, 5, 6, 7);
        await ComesBackAsync(Grain.EchoAsync, new AuditReport(
            Noon, [new(figures, snapshot, 12, false, ["I1: one", "I2: two"]), new(figures, null, null, true, [])]));
    }

    [Fact]
    public async Task Of_the_cluster()
    {
        await ComesBackAsync(Grain.EchoAsync, new ClusterReport(
            [new("address", "name", "Active")], [new("type", "address", 3)], [new(0, "address"), new(1, null)]));
        var product = new Product(1, "name", "description", 2, [new Sale(1, 2, 3, 4, 5, Noon, Noon.AddDays(1))]);
        await ComesBackAsync(Grain.EchoAsync, new ProductReport(product, new StockSnapshot(1, 2, 3, StockState.Idle, 4, 5, 6, 7), null, Noon));
    }

    [Fact]
    public void There_is_a_test_for_every_type_of_every_grain()
    {
        var tested = typeof(IEchoGrain).GetMethods().Select(method => method.GetParameters()[0].ParameterType).ToHashSet();
        var used = typeof(Order).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters().Select(one => one.ParameterType)
                .Concat(method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments() : []))
            .Where(type => !type.IsPrimitive && type != typeof(string) && !type.IsAssignableTo(typeof(IGrainObserver)))
            .ToHashSet();
        Assert.True(used.Count > 10);
        Assert.Empty(used.Except(tested));
    }

    public async ValueTask InitializeAsync()
    {
        var port = LoopbackPort.Free();
        var silo = Host.CreateEmptyApplicationBuilder(null);
        silo.UseOrleans(one => one.UseLocalhostClustering().Configure<EndpointOptions>(options => options.GatewayPort = port));
        _silo = silo.Build();
        await _silo.StartAsync();
        var client = Host.CreateEmptyApplicationBuilder(null);
        client.UseOrleansClient(one => one.UseLocalhostClustering(port));
        _client = client.Build();
        await _client.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { _client, _silo })
        {
            if (host is null) continue;
            await host.StopAsync();
            host.Dispose();
        }
    }

    private static async Task ComesBackAsync<T>(Func<T, Task<T>> echo, T message)
    {
        var back = await echo(message);
        Assert.False(ReferenceEquals(message, back), "It did not leave the process.");
        Assert.Equivalent(message, back, strict: true);
    }
}
