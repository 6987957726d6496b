using Seckill.Orders;
using Seckill.Payments;
using Seckill.Storage.Tests.Databases;

namespace Seckill.Storage.Tests.Orders;

/// <summary>
/// Pairs that only one can win, started together, in two processes that share the database. Forbidden: no winner, two winners, a
/// unit that comes back twice or never, money that is neither for an order nor on its way back.
/// </summary>
public abstract class OrderRacesTests<TStore>
    where TStore : ITestStore, new()
{
    private const int Races = 500;
    private const int Width = 10;
    private const int Rounds = Races / Width;

    private static readonly TimeSpan Payable = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    /// <summary>A sweep takes those that are being paid: the ones that are due by then, and only those.</summary>
    [Fact]
    public Task I5_OfAPaymentAndAnExpiryOneWins() => RaceAsync(
        async (world, _) =>
        {
            var written = await world.Lifecycle.ExpireAsync(0, 1, Width, Cancel.Token);
            return written.SelectMany(sale => sale.Outcomes).Select(outcome => outcome.OrderId);
        },
        due: true);

    [Fact]
    public Task I5_OfAPaymentAndACancellationOneWins() => RaceAsync(
        async (world, orders) =>
        {
            var cancellations = await Task.WhenAll(
                orders.Select(order => world.Lifecycle.CancelAsync(order, UserOf(order), Cancel.Token)));
            return cancellations.SelectMany(cancellation => cancellation.Written?.Outcomes ?? [])
                .Select(outcome => outcome.OrderId);
        },
        due: false);

    [Fact]
    public async Task I4_OfTwoCallbacksOneSettles()
    {
        await using var one = await LedgerWorld.CreateAsync<TStore>();
        await using var other = await one.OpenOtherAsync();
        var payments = await PlaceAndOpenAsync(one);
        var settled = 0;
        foreach (var some in payments.Chunk(Width))
        {
            var answers = await Task.WhenAll(some.Select(async (payment, index) =>
            {
                // Every other pair is the same message twice.
                var nonce = index % 2 == 0 ? $"{payment.Id}-both" : null;
                return await Task.WhenAll(
                    one.Payments.SettleAsync(Some.Word(payment, true, nonce), Cancel.Token),
                    other.Payments.SettleAsync(Some.Word(payment, true, nonce), Cancel.Token));
            }));
            foreach (var (answer, index) in answers.Select((answer, index) => (answer, index)))
            {
                var second = index % 2 == 0 ? SettleStatus.Replayed : SettleStatus.KnownAlready;
                Assert.Equal([SettleStatus.Settled, second], answer.Select(settlement => settlement.Status).Order());
                settled += answer.Count(settlement => settlement.Written is not null);
            }
        }

        Assert.Equal(Races, settled);
        Assert.Empty(await one.Payments.GetRefundsDueAsync(1, Cancel.Token));
        await CheckAsync(one, paid: Races, cancelled: 0);
    }

    [Fact]
    public async Task I4_OfTwoCancellationsOneGivesTheUnitBack()
    {
        await using var one = await LedgerWorld.CreateAsync<TStore>();
        await using var other = await one.OpenOtherAsync();
        var orders = await PlaceAsync(one);
        foreach (var some in orders.Chunk(Width))
        {
            var answers = await Task.WhenAll(some.Select(order => Task.WhenAll(
                one.Lifecycle.CancelAsync(order, UserOf(order), Cancel.Token),
                other.Lifecycle.CancelAsync(order, UserOf(order), Cancel.Token))));
            foreach (var answer in answers)
            {
                Assert.All(answer, cancellation => Assert.Equal(CancelStatus.Cancelled, cancellation.Status));
                Assert.Single(answer, cancellation => cancellation.Written is not null);
            }
        }

        await CheckAsync(one, paid: 0, cancelled: Races);
    }

    /// <summary>Payments against something that ends their orders; the losers' money is on its way back.</summary>
    private static async Task RaceAsync(Func<LedgerWorld, OrderId[], Task<IEnumerable<OrderId>>> end, bool due)
    {
        await using var one = await LedgerWorld.CreateAsync<TStore>();
        await using var other = await one.OpenOtherAsync();
        var payments = await PlaceAndOpenAsync(one);
        var (paid, ended) = (new List<OrderId>(), new List<OrderId>());
        foreach (var (some, round) in payments.Chunk(Width).Select((some, round) => (some, round)))
        {
            foreach (var world in (LedgerWorld[])(due ? [one, other] : [])) world.Clock.Advance(round == 0 ? Payable : Apart);
            // Whoever is called first has a little start: so each is, in turns.
            OrderId[] orders = [.. some.Select(payment => payment.OrderId)];
            var ending = round % 2 == 0 ? end(other, orders) : null;
            var paying = Task.WhenAll(some.Select(payment => PayAsync(one, payment)));
            ended.AddRange(await (ending ?? end(other, orders)));
            paid.AddRange((await paying).OfType<OrderId>());
        }

        Assert.Equal(ended.Count, ended.Distinct().Count());
        Assert.Equal(paid.Count, paid.Distinct().Count());
        Assert.Empty(paid.Intersect(ended));
        Assert.Equal(Races, paid.Count + ended.Count);
        var refunds = await one.Payments.GetRefundsDueAsync(Races, Cancel.Token);
        Assert.Equal(ended.Order(ById), refunds.Select(payment => payment.OrderId).Order(ById));
        await CheckAsync(one, paid.Count, ended.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{paid.Count} were paid, {ended.Count} ended.");
    }

    /// <summary>The order, if it is paid by this.</summary>
    private static async Task<OrderId?> PayAsync(LedgerWorld world, Payment payment)
    {
        var settled = await world.Payments.SettleAsync(Some.Word(payment, succeeded: true), Cancel.Token);
        Assert.Equal(settled.Status == SettleStatus.Settled, settled.Written is not null);
        return settled.Status == SettleStatus.Settled ? payment.OrderId : null;
    }

    private static Comparer<OrderId> ById => Comparer<OrderId>.Create(
        (a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private static long UserOf(OrderId orderId) => orderId.Sequence;

    /// <summary>A round's orders are of different sales, and expire together, the rounds one after another.</summary>
    private static async Task<OrderId[]> PlaceAsync(LedgerWorld world)
    {
        var orders = new List<OrderId>();
        for (var i = 0; i < Width; i++)
        {
            var sale = await world.CreateSaleAsync(Rounds);
            var events = Enumerable.Range(0, Rounds).Select(round =>
            {
                var accepted = Some.Accepted(sale, 1, round + 1, round + 1);
                return accepted with { Order = accepted.Order with { ExpiresAt = Some.Noon + Payable + (round * Apart) } };
            }).ToArray();
            await world.WriteOneAsync([.. events]);
            orders.AddRange(events.Select(accepted => accepted.Order.Id));
        }

        return [.. orders.OrderBy(order => order.Sequence)];
    }

    private static async Task<Payment[]> PlaceAndOpenAsync(LedgerWorld world) => await Task.WhenAll(
        (await PlaceAsync(world)).Select(async order =>
            (await world.Payments.OpenAsync(order, UserOf(order), Cancel.Token)).Payment!));

    private static async Task CheckAsync(LedgerWorld world, int paid, int cancelled)
    {
        await world.AuditedAsync();
        var figures = await world.Audit.CountAsync(Cancel.Token);
        Assert.Equal((paid, cancelled), (figures.Sum(sale => sale.Paid), figures.Sum(sale => sale.Cancelled)));
    }
}
