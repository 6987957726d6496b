using FsCheck;
using FsCheck.Fluent;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Streaming.Messages;

namespace Seckill.Streaming.Tests.Messages;

public sealed class OrderEventCodecPropertyTests
{
    /// <summary>FsCheck names it when a run fails; another seed is another run.</summary>
    private const ulong Seed = 20261111;

    private const int Runs = 500;

    [Fact]
    public void WhatIsWrittenIsRead() => Prop
        .ForAll(Events().ToArbitrary(), events => OrderEventCodec.Decode(OrderEventCodec.Encode(events)).SequenceEqual(events))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithReplay(Seed, gamma: 1));

    private static Gen<OrderEvent[]> Events() => Gen.ArrayOf(Gen.OneOf(Orders(), Barriers()));

    private static Gen<OrderEvent> Barriers() =>
        from product in Longs()
        from sale in Longs()
        from epoch in Ints()
        from change in Gen.OneOf(Gen.Constant<SaleChange?>(null), Changes())
        select (OrderEvent)new BarrierRaised(product, sale, epoch, change);

    private static Gen<SaleChange?> Changes() =>
        from kind in Gen.Elements(Enum.GetValues<SaleChangeKind>())
        from stock in Gen.OneOf(Gen.Constant<long?>(null), Longs().Select(n => (long?)n))
        from starts in Gen.OneOf(Gen.Constant<DateTimeOffset?>(null), Times().Select(t => (DateTimeOffset?)t))
        from ends in Gen.OneOf(Gen.Constant<DateTimeOffset?>(null), Times().Select(t => (DateTimeOffset?)t))
        from who in Gen.Elements("", "a", "admin", "管理员", "\U0001f600", new string('\uffff', StockLimits.MaxByLength))
        from at in Times()
        select (SaleChange?)new SaleChange(kind, stock, starts, ends, who, at);

    private static Gen<OrderEvent> Orders() =>
        from sale in Longs()
        from epoch in Ints()
        from sequence in Ints()
        from product in Longs()
        from user in Longs()
        from price in Longs()
        from status in Gen.Elements(Enum.GetValues<OrderStatus>())
        from created in Times()
        from expires in Times()
        select (OrderEvent)new OrderAccepted(new Order(new OrderId(sale, epoch, sequence), product, user, price, status,
            created, expires));

    private static Gen<long> Longs() => Gen.OneOf(
        Gen.Elements(0L, 1L, -1L, 127L, 128L, long.MinValue, long.MaxValue), ArbMap.Default.GeneratorFor<long>());

    private static Gen<int> Ints() => Gen.OneOf(
        Gen.Elements(0, 1, -1, 127, 128, int.MinValue, int.MaxValue), ArbMap.Default.GeneratorFor<int>());

    private static Gen<DateTimeOffset> Times() => Gen.OneOf(
        Gen.Elements(DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch,
            DateTimeOffset.FromUnixTimeMilliseconds(253_402_300_799_999)),
        Gen.Choose(int.MinValue, int.MaxValue).Select(n => DateTimeOffset.UnixEpoch.AddMilliseconds(n * 1_001L)));
}
