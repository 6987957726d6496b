using Seckill.Orders;
using Seckill.Payments;
using Seckill.Storage.Payments;
using Seckill.Storage.Tests.Databases;
using Seckill.Storage.Tests.Orders;
using static Seckill.Payments.SettleStatus;

namespace Seckill.Storage.Tests.Payments;

/// <summary>Payments of orders that are accepted at noon and expire a quarter past.</summary>
public abstract class PaymentLedgerTests<TStore>
    where TStore : ITestStore, new()
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15.001);

    [Fact]
    public async Task OpeningAgainAnswersTheSamePayment()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var order = await PlaceAsync(world);
        var first = await OpenAsync(world, order);
        Assert.Equal(PayStatus.Open, first.Status);
        Assert.Equal(new Payment(first.Payment!.Id, order, 990, "CNY", PaymentStatus.Open, world.Now), first.Payment);
        Assert.InRange(first.Payment.Id.Length, 1, PaymentLimits.MaxIdLength);
        Assert.Equal(world.Now + PaymentLimits.Lease, first.Order!.PayingUntil);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 2; i++) Assert.Equal(first, await OpenAsync(world, order));
        Assert.Equal(first.Order, await FindAsync(world, order));
    }

    [Fact]
    public async Task RefusalsToOpenByPrecedence()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var order = await PlaceAsync(world);
        (OrderId, long)[] strangers = [(default, 0), (order with { Sequence = 9 }, 101), (order, 102), (order, -1)];
        foreach (var (orderId, userId) in strangers)
            Assert.Equal(new PaymentOpening(PayStatus.NotFound, null, null), await OpenAsync(world, orderId, userId));
        foreach (var status in (OrderStatus[])[OrderStatus.Paid, OrderStatus.Cancelled, OrderStatus.Rejected])
        {
            await world.ExecuteAsync($"UPDATE orders SET status = {(int)status}");
            Assert.Equal(PayStatus.NotPayable, (await OpenAsync(world, order)).Status);
        }

        await world.ExecuteAsync("UPDATE orders SET status = 1");
        world.Clock.Advance(Quarter + TimeSpan.FromMilliseconds(6)); // Due this millisecond, and not swept yet.
        var late = await OpenAsync(world, order);
        Assert.Equal((PayStatus.NotPayable, OrderStatus.Placed, null), (late.Status, late.Order!.Status, late.Payment));
        Assert.Equal(0, await world.QueryAsync<long>("SELECT COUNT(*) FROM payments"));
    }

    [Fact]
    public async Task AFailureEndsTheLeaseAndAnotherPaymentMayBeOpenedUpToABound()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var order = await PlaceAsync(world);
        var ids = new HashSet<string>();
        for (var i = 0; i < PaymentLimits.MaxPaymentsPerOrder; i++)
        {
            var opened = await OpenAsync(world, order);
            Assert.True(ids.Add(opened.Payment!.Id));
            Assert.Equal(new Settlement(Settled, null), await SettleAsync(world, Some.Word(opened.Payment, succeeded: false)));
            Assert.Null((await FindAsync(world, order))!.PayingUntil);
        }

        Assert.Equal(PayStatus.NotPayable, (await OpenAsync(world, order)).Status);
        world.Clock.Advance(Quarter + TimeSpan.FromSeconds(1));
        Assert.Single(await world.Lifecycle.ExpireAsync(0, 1, 10, Cancel.Token));
        await world.AuditedAsync();
    }

    [Fact]
    public async Task LeasesPutTheExpiryOffNoFurtherThanTheirBoundAltogether()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var order = await PlaceAsync(world);
        var expiresAt = (await FindAsync(world, order))!.ExpiresAt;
        world.Clock.Advance(expiresAt - world.Now - TimeSpan.FromSeconds(1));
        for (var opened = await OpenAsync(world, order); opened.Status == PayStatus.Open; opened = await OpenAsync(world, order))
        {
            var until = opened.Order!.PayingUntil!.Value;
            Assert.InRange(until, world.Now, expiresAt + PaymentLimits.MaxLease);
            // A moment before its end, a failure and at once another one: which it is too late for, behind the order's own end.
            world.Clock.Advance(until - world.Now - TimeSpan.FromMilliseconds(1));
            await SettleAsync(world, Some.Word(opened.Payment!, succeeded: false));
        }

        Assert.Single(await world.Lifecycle.ExpireAsync(0, 1, 10, Cancel.Token));
    }

    [Fact]
    public async Task SuccessPaysOnceAndKeepsTheUnit()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var order = await PlaceAsync(world);
        var payment = (await OpenAsync(world, order)).Payment!;
        var word = Some.Word(payment, succeeded: true);

        var settled = await SettleAsync(world, word);

        Assert.Equal(Settled, settled.Status);
        Assert.Equal([new OrderOutcome(order, 101, OrderStatus.Paid)], settled.Written!.Outcomes);
        Assert.Equal((9L, 2L, 2L), (settled.Written.Available, settled.Written.LineBefore, settled.Written.Line));
        var paid = (await FindAsync(world, order))!;
        Assert.Equal((OrderStatus.Paid, null), (paid.Status, paid.PayingUntil));

        for (var i = 0; i < 2; i++) Assert.Equal(new Settlement(Replayed, null), await SettleAsync(world, word));
        Assert.Equal(new Settlement(KnownAlready, null), await SettleAsync(world, Some.Word(payment, succeeded: true)));
        Assert.Equal(new Settlement(KnownAlready, null), await SettleAsync(world, Some.Word(payment, succeeded: false)));
        Assert.Equal(PayStatus.NotPayable, (await OpenAsync(world, order)).Status);
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await world.Lifecycle.ExpireAsync(0, 1, 10, Cancel.Token));
        Assert.Equal(paid, await FindAsync(world, order));
        await world.AuditedAsync();
    }

    [Fact]
    public async Task RefusalsOfAWordByPrecedence()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var order = await PlaceAsync(world);
        var other = await PlaceAsync(world);
        var payment = (await OpenAsync(world, order)).Payment!;
        var differs = Some.Word(payment, succeeded: true) with { AmountCents = 1 };
        Assert.Equal(AmountDiffers, (await SettleAsync(world, differs)).Status);

        // Each breaks its own rule and those below it.
        var word = Some.Word(payment, succeeded: true);
        var replay = word with { Nonce = differs.Nonce, PaymentId = "none", AmountCents = 2 };
        Assert.Equal(Replayed, (await SettleAsync(world, replay)).Status);
        PaymentWord[] strangers =
        [
            word with { PaymentId = "none" }, word with { PaymentId = "" },
            word with { OrderId = other }, word with { OrderId = default },
        ];
        foreach (var stranger in strangers)
            Assert.Equal(NotFound, (await SettleAsync(world, stranger with { AmountCents = 2 })).Status);
        foreach (var amount in (long[])[0, -1, 989, 991, long.MinValue, long.MaxValue])
            Assert.Equal(AmountDiffers, (await SettleAsync(world, Some.Word(payment, true) with { AmountCents = amount })).Status);
        foreach (var currency in (string[])["", "cny", "EUR", new('x', 1_000)])
            Assert.Equal(AmountDiffers, (await SettleAsync(world, Some.Word(payment, true) with { Currency = currency })).Status);

        Assert.Equal(OrderStatus.Placed, (await FindAsync(world, order))!.Status);
        Assert.Equal(Settled, (await SettleAsync(world, word)).Status);
        Assert.Equal(AmountDiffers, (await SettleAsync(world, Some.Word(payment, true) with { AmountCents = 3 })).Status);
        Assert.Equal(KnownAlready, (await SettleAsync(world, Some.Word(payment, true))).Status);
        await world.AuditedAsync();
    }

    [Fact]
    public async Task ANonceIsNeitherNothingNorLongerThanASignature()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var payment = (await OpenAsync(world, await PlaceAsync(world))).Payment!;
        foreach (var nonce in (string[])["", new('x', PaymentStorageLimits.MaxNonceLength + 1)])
            await Assert.ThrowsAnyAsync<ArgumentException>(() => SettleAsync(world, Some.Word(payment, true, nonce)));
        var longest = Some.Word(payment, true, new('x', PaymentStorageLimits.MaxNonceLength));
        Assert.Equal(Settled, (await SettleAsync(world, longest)).Status);
    }

    [Fact]
    public async Task ASuccessPaysAnOrderThatIsDueAndNotSweptYet()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var order = await PlaceAsync(world);
        var payment = (await OpenAsync(world, order)).Payment!;
        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Settled, (await SettleAsync(world, Some.Word(payment, succeeded: true))).Status);
        Assert.Empty(await world.Lifecycle.ExpireAsync(0, 1, 10, Cancel.Token));
        await world.AuditedAsync();
    }

    [Fact]
    public async Task ALateSuccessIsRefundedAndResurrectsNothing()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var cancelled = await PlaceAsync(world);
        var expired = await PlaceAsync(world);
        Payment[] payments = [(await OpenAsync(world, cancelled)).Payment!, (await OpenAsync(world, expired)).Payment!];
        await world.Lifecycle.CancelAsync(cancelled, 101, Cancel.Token);
        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Single(await world.Lifecycle.ExpireAsync(0, 1, 10, Cancel.Token));

        foreach (var payment in payments)
        {
            Assert.Equal(new Settlement(Refunding, null), await SettleAsync(world, Some.Word(payment, succeeded: true)));
            Assert.Equal(new Settlement(KnownAlready, null), await SettleAsync(world, Some.Word(payment, succeeded: true)));
            Assert.Equal(OrderStatus.Cancelled, (await FindAsync(world, payment.OrderId))!.Status);
        }

        await world.AuditedAsync();
        var due = await world.Payments.GetRefundsDueAsync(10, Cancel.Token);
        Assert.Equal(
            payments.Select(payment => payment with { Status = PaymentStatus.RefundDue }).OrderBy(payment => payment.Id),
            due.OrderBy(payment => payment.Id));
        for (var i = 0; i < 2; i++) await world.Payments.OnRefundedAsync(due[0].Id, Cancel.Token);
        await world.Payments.OnRefundedAsync("none", Cancel.Token);
        Assert.Equal([due[1]], await world.Payments.GetRefundsDueAsync(10, Cancel.Token));
        await world.AuditedAsync();
    }

    [Fact]
    public async Task MoneyThatWasTakenAfterAFailureCountsAndTheSecondPaymentIsRefunded()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var order = await PlaceAsync(world);
        var first = (await OpenAsync(world, order)).Payment!;
        await SettleAsync(world, Some.Word(first, succeeded: false));
        var second = (await OpenAsync(world, order)).Payment!;
        // Said again, it does not end the second one's lease.
        Assert.Equal(KnownAlready, (await SettleAsync(world, Some.Word(first, succeeded: false))).Status);
        Assert.NotNull((await FindAsync(world, order))!.PayingUntil);

        Assert.Equal(Settled, (await SettleAsync(world, Some.Word(first, succeeded: true))).Status);
        Assert.Equal(Refunding, (await SettleAsync(world, Some.Word(second, succeeded: true))).Status);

        Assert.Equal(second.Id, Assert.Single(await world.Payments.GetRefundsDueAsync(10, Cancel.Token)).Id);
        await world.AuditedAsync();
    }

    [Fact]
    public async Task WhatIsUnansweredIsAskedForOldestFirstWithinBounds()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var opened = new List<Payment>();
        for (var i = 0; i < 3; i++)
        {
            opened.Add((await OpenAsync(world, await PlaceAsync(world))).Payment!);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await SettleAsync(world, Some.Word(opened[2], succeeded: false));
        Assert.Empty(await UnansweredAsync(opened[0].OpenedAt, 10));
        Assert.Equal([opened[0]], await UnansweredAsync(opened[1].OpenedAt, 10));
        Assert.Equal([opened[0]], await UnansweredAsync(world.Now, 1));
        Assert.Empty(await UnansweredAsync(world.Now, -1));
        world.Clock.Advance(TimeSpan.FromHours(1)); // Their orders end, and the provider may still have something to say.
        await world.Lifecycle.ExpireAsync(0, 1, 10, Cancel.Token);
        Assert.Equal([opened[0], opened[1]], await UnansweredAsync(world.Now, 10));
        world.Clock.Advance(PaymentStorageLimits.MaxUnanswered - (world.Now - opened[1].OpenedAt));
        Assert.Equal([opened[1]], await UnansweredAsync(world.Now, 10));
        Assert.Equal(Refunding, (await SettleAsync(world, Some.Word(opened[0], succeeded: true))).Status);

        async Task<IReadOnlyList<Payment>> UnansweredAsync(DateTimeOffset before, int limit) =>
            await world.Payments.GetUnansweredAsync(before, limit, Cancel.Token);
    }

    [Fact]
    public async Task MessagesAreForgottenOnceNobodyCanReplayThemButThoseThatDifferStay()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var payment = (await OpenAsync(world, await PlaceAsync(world))).Payment!;
        await SettleAsync(world, Some.Word(payment, succeeded: true) with { AmountCents = 1 });
        var word = Some.Word(payment, succeeded: true);
        await SettleAsync(world, word);
        world.Clock.Advance(PaymentStorageLimits.MessageMemory);
        await PurgeAsync();
        Assert.Equal(Replayed, (await SettleAsync(world, word)).Status);
        world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await PurgeAsync();
        Assert.Equal([(int)AmountDiffers], await world.ListAsync<int>("SELECT status FROM payment_messages"));

        // As many as there may be between two purges; they say nothing, and so are not remembered.
        async Task PurgeAsync()
        {
            for (var i = 0; i < PaymentStorageLimits.WordsPerPurge; i++)
                await SettleAsync(world, word with { PaymentId = "none", Nonce = $"none-{i}" });
        }
    }

    /// <summary>A placed order of user 101, in a sale of its own.</summary>
    private static async Task<OrderId> PlaceAsync(LedgerWorld world)
    {
        var orderId = new OrderId(await world.CreateSaleAsync(stock: 10), 1, 1);
        await world.WriteOneAsync(Some.Accepted(orderId.SaleId, 1, 1, 101));
        return orderId;
    }

    private static Task<PaymentOpening> OpenAsync(LedgerWorld world, OrderId orderId, long userId = 101) =>
        world.Payments.OpenAsync(orderId, userId, Cancel.Token);

    private static Task<Settlement> SettleAsync(LedgerWorld world, PaymentWord word) =>
        world.Payments.SettleAsync(word, Cancel.Token);

    private static Task<Order?> FindAsync(LedgerWorld world, OrderId orderId) => world.Orders.FindAsync(orderId, Cancel.Token);
}
