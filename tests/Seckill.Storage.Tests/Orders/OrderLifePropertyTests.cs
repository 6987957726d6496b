using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Stock;
using Seckill.Storage.Tests.Databases;

namespace Seckill.Storage.Tests.Orders;

/// <summary>
/// Random lives of orders, with everything that may come twice, late or out of order, through the real tables; after every step
/// the naive ledger must agree row by row, and the audit find nothing.
/// </summary>
public abstract class OrderLifePropertyTests<TStore>
    where TStore : ITestStore, new()
{
    private const int Rounds = 6;
    private const int StepsPerRound = 70;
    private const int Users = 9;

    [Fact]
    public async Task AgreesWithTheNaiveLedgerAfterEveryStep()
    {
        for (var seed = 1; seed <= Rounds; seed++)
        {
            await using var world = await LedgerWorld.CreateAsync<TStore>();
            var steps = new List<string>();
            try
            {
                await RunAsync(new Random(seed), world, steps);
            }
            catch (Exception exception)
            {
                var last = string.Join("; ", steps.TakeLast(4));
                throw new InvalidOperationException($"Seed {seed}, {last}: {exception.Message}", exception);
            }
        }
    }

    private static async Task RunAsync(Random random, LedgerWorld world, List<string> steps)
    {
        var naive = new NaiveLife(await CreateSalesAsync(random, world));
        var (batches, words) = (new List<OrderEvent[]>(), new List<PaymentWord>());
        for (var i = 0; i < StepsPerRound; i++)
        {
            var step = random.Next(100);
            steps.Add($"step {i}: {step}");
            if (step < 30) await WriteAsync(random, world, naive, batches);
            else if (step < 40) await CancelAsync(random, world, naive);
            else if (step < 60) await OpenAsync(random, world, naive);
            else if (step < 80) await SettleAsync(random, world, naive, words);
            else if (step < 88) await ExpireAsync(random, world, naive);
            else if (step < 92) await RefundAsync(random, world, naive);
            else world.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 200)));
            await CheckAsync(world, naive);
        }
    }

    /// <summary>Two sales of one product, one of another.</summary>
    private static async Task<List<NaiveSale>> CreateSalesAsync(Random random, LedgerWorld world)
    {
        var sales = new List<NaiveSale>();
        long[] products = [await CreateProductAsync(), await CreateProductAsync()];
        foreach (var (product, hours) in ((long, int)[])[(products[0], 0), (products[1], 0), (products[0], 1)])
        {
            var (stock, startsAt) = (random.Next(1, 12), world.Now.AddHours(hours));
            var sale = new NewSale(product, 990, stock, startsAt, startsAt.AddHours(1));
            var created = await world.Catalog.CreateSaleAsync(sale, world.Now, Cancel.Token);
            sales.Add(new NaiveSale(created.Id, product, stock, startsAt, startsAt.AddHours(1)));
        }

        return sales;

        async Task<long> CreateProductAsync() =>
            (await world.Catalog.CreateProductAsync(new NewProduct("Kettle", "", 1), Cancel.Token)).Id;
    }

    private static async Task WriteAsync(Random random, LedgerWorld world, NaiveLife naive, List<OrderEvent[]> batches)
    {
        var again = batches.Count > 0 && random.Next(4) == 0;
        OrderEvent[] events = again
            ? batches[random.Next(batches.Count)]
            : [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => NewEvent(random, naive, world.Now))];
        batches.Add(events);
        foreach (var orderEvent in events) naive.Write(orderEvent, world.Now);
        foreach (var written in await world.Orders.WriteAsync(events, Cancel.Token))
        {
            var sale = naive.Sales.Single(sale => sale.Id == written.SaleId);
            Assert.Equal((sale.Fence, naive.AvailableOf(sale)), (written.Fence, written.Available));
        }
    }

    /// <summary>Epochs from a little behind the fence to a little in front of it; few sequences, so that some come twice.</summary>
    private static OrderEvent NewEvent(Random random, NaiveLife naive, DateTimeOffset now)
    {
        var sale = naive.Sales[random.Next(naive.Sales.Count)];
        var epoch = Math.Max(1, sale.Fence + random.Next(-1, 3));
        if (random.Next(5) == 0)
            return Some.Barrier(sale.Id, epoch, sale.ProductId, random.Next(3) == 0 ? null : NewChange(random, now));
        var accepted = Some.Accepted(sale.Id, epoch, random.Next(1, 40), random.Next(1, Users + 1), sale.ProductId);
        return accepted with { Order = accepted.Order with { CreatedAt = now, ExpiresAt = now.AddSeconds(random.Next(30, 600)) } };
    }

    private static SaleChange NewChange(Random random, DateTimeOffset now) => random.Next(12) switch
    {
        0 => Some.Change(SaleChangeKind.End),
        1 or 2 => Some.Change(SaleChangeKind.Pause),
        3 => Some.Change(SaleChangeKind.Resume),
        4 or 5 => Some.Change(
            SaleChangeKind.SetWindow, startsAt: now.AddMinutes(random.Next(-90, 90)), endsAt: now.AddMinutes(random.Next(-90, 180))),
        _ => Some.Change(SaleChangeKind.SetStock, stock: random.Next(-1, 15)),
    };

    private static async Task CancelAsync(Random random, LedgerWorld world, NaiveLife naive)
    {
        var (orderId, userId) = AnyOrder(random, naive);
        var cancellation = await world.Lifecycle.CancelAsync(orderId, userId, Cancel.Token);
        Assert.Equal(naive.Cancel(orderId, userId), cancellation.Status);
    }

    private static async Task OpenAsync(Random random, LedgerWorld world, NaiveLife naive)
    {
        var (orderId, userId) = AnyOrder(random, naive);
        var (status, open) = naive.Open(orderId, userId, world.Now);
        var opening = await world.Payments.OpenAsync(orderId, userId, Cancel.Token);
        Assert.Equal(status, opening.Status);
        if (status != PayStatus.Open) return;
        if (open is not null) Assert.Equal(open.Opened, opening.Payment);
        else naive.Payments.Add(new NaivePayment(opening.Payment!, naive.Orders.Single(order => order.Id == orderId)));
    }

    private static async Task SettleAsync(Random random, LedgerWorld world, NaiveLife naive, List<PaymentWord> words)
    {
        if (naive.Payments.Count == 0) return;
        var word = words.Count > 0 && random.Next(5) == 0
            ? words[random.Next(words.Count)]
            : Some.Word(naive.Payments[random.Next(naive.Payments.Count)].Opened, random.Next(3) > 0);
        if (random.Next(8) == 0) word = word with { AmountCents = random.Next(989, 992) };
        if (random.Next(16) == 0) word = word with { OrderId = AnyOrder(random, naive).Id };
        words.Add(word);
        var settlement = await world.Payments.SettleAsync(word, Cancel.Token);
        Assert.Equal(naive.Settle(word), settlement.Status);
    }

    private static async Task ExpireAsync(Random random, LedgerWorld world, NaiveLife naive)
    {
        var (partitions, limit) = (random.Next(1, 4), random.Next(0, 6));
        var partition = random.Next(partitions);
        var expected = naive.Expire(partition, partitions, limit, world.Now).ToHashSet();
        var written = await world.Lifecycle.ExpireAsync(partition, partitions, limit, Cancel.Token);
        Assert.Equal(expected, written.SelectMany(sale => sale.Outcomes).Select(outcome => outcome.OrderId).ToHashSet());
    }

    private static async Task RefundAsync(Random random, LedgerWorld world, NaiveLife naive)
    {
        if (naive.Payments.Count == 0) return;
        var paymentId = naive.Payments[random.Next(naive.Payments.Count)].Opened.Id;
        naive.Refund(paymentId);
        await world.Payments.OnRefundedAsync(paymentId, Cancel.Token);
    }

    /// <summary>Mostly an order that there is and its own buyer.</summary>
    private static (OrderId Id, long UserId) AnyOrder(Random random, NaiveLife naive)
    {
        if (naive.Orders.Count == 0 || random.Next(12) == 0)
            return (new OrderId(random.Next(1, 5), random.Next(1, 4), random.Next(1, 40)), 1);
        var order = naive.Orders[random.Next(naive.Orders.Count)];
        return (order.Id, random.Next(12) == 0 ? random.Next(1, Users + 1) : order.Accepted.UserId);
    }

    private static async Task CheckAsync(LedgerWorld world, NaiveLife naive)
    {
        Assert.Equal(
            naive.Orders.Select(order => $"{order.Id} {(int)order.Status} {Ms(order.PayingUntil)} {DueOf(order)}").Order(),
            (await world.ListAsync<(long, int, int, int, long?, long?)>(
                "SELECT sale_id, epoch, sequence, status, paying_until_ms, due_at_ms FROM orders"))
                .Select(row => $"{row.Item1}-{row.Item2}-{row.Item3} {row.Item4} {row.Item5} {row.Item6}").Order());
        Assert.Equal(
            naive.Sales.Select(sale =>
                (sale.Id, sale.Stock, naive.AvailableOf(sale), Ms(sale.StartsAt), Ms(sale.EndsAt), sale.IsPaused, sale.Fence)),
            await world.ListAsync<(long, long, long, long?, long?, bool, int)>(
                "SELECT id, stock, available, starts_at_ms, ends_at_ms, paused, fence FROM sec_kills ORDER BY id"));
        Assert.Equal(
            naive.Payments.Select(payment => (payment.Opened.Id, (int)payment.Status)).Order(),
            (await world.ListAsync<(string, int)>("SELECT id, status FROM payments")).Order());
        await world.AuditedAsync();

        static long? DueOf(NaiveOrder order) => order.Status == OrderStatus.Placed ? Ms(order.Due) : null;

        static long? Ms(DateTimeOffset? moment) => moment?.ToUnixTimeMilliseconds();
    }
}
