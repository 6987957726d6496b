using Seckill.Orders;
using Seckill.Stock;
using Seckill.Streaming.Messages;

namespace Seckill.Streaming.Tests.Messages;

public sealed class OrderEventCodecTests
{
    private const int FuzzRounds = 20_000;

    /// <summary>The format on disk and on the broker: whoever changes it must raise the version.</summary>
    [Fact]
    public void TheFormatIsThis()
    {
        var created = DateTimeOffset.FromUnixTimeMilliseconds(300);
        OrderEvent[] events =
        [
            new OrderAccepted(new Order(new OrderId(1, 2, 3), 4, 5, 128, OrderStatus.Pending, created,
                created.AddMilliseconds(1))),
            new BarrierRaised(4, 1, 2),
        ];
        Assert.Equal("01" + "02" + "01-01-02-03-04-05-8001-00-AC02-AD02".Replace("-", "") + "02-04-01-02".Replace("-", ""),
            Convert.ToHexString(OrderEventCodec.Encode(events)));
    }

    /// <summary>Version 2 has barriers with a change; all else stays as it was, and is written as it was.</summary>
    [Fact]
    public void TheFormatOfAChangeIsThis()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1);
        var raise = new SaleChange(SaleChangeKind.SetStock, 128, null, null, "ann", at);
        var window = new SaleChange(SaleChangeKind.SetWindow, null, at, at.AddMilliseconds(1), "", at);
        OrderEvent[] events = [new BarrierRaised(4, 1, 2, raise), new BarrierRaised(4, 1, 3, window), new BarrierRaised(4, 1, 4)];
        var message = OrderEventCodec.Encode(events);
        Assert.Equal(
            "02" + "03" + "030401020101800103616E6E01" + "0304010305060102" + "0001" + "02040104", Convert.ToHexString(message));
        Assert.Equal(events, OrderEventCodec.Decode(message));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("00", false)]
    [InlineData("01", false)]
    [InlineData("02", false)]
    [InlineData("03", true)]
    [InlineData("0400FF", true)]
    [InlineData("05", false)]
    [InlineData("FF", false)]
    public void AMessageOfAVersionToComeIsToldFromDamage(string message, bool isNewer) =>
        Assert.Equal(isNewer, OrderEventCodec.IsNewer(Convert.FromHexString(message)));

    [Fact]
    public void AChangeThatCannotBeReadAgainIsNotWritten()
    {
        var good = new SaleChange(SaleChangeKind.Pause, null, null, null, "ann", DateTimeOffset.UnixEpoch);
        SaleChange[] wrong =
        [
            good with { Kind = 0 }, good with { Kind = (SaleChangeKind)6 }, good with { By = "half \ud83d" },
            good with { By = new string('a', StockLimits.MaxByLength + 1) },
        ];
        foreach (var change in wrong)
            Assert.Throws<OrderMessageException>(() => OrderEventCodec.Encode([new BarrierRaised(4, 1, 2, change)]));
        var longest = good with { By = new string('\u6d77', StockLimits.MaxByLength) };
        var barrier = new BarrierRaised(long.MinValue, long.MinValue, int.MinValue, longest);
        Assert.Equal([barrier], OrderEventCodec.Decode(OrderEventCodec.Encode([barrier])));
    }

    [Fact]
    public void NoEventsAreAMessageToo() => Assert.Empty(OrderEventCodec.Decode(OrderEventCodec.Encode([])));

    [Fact]
    public void TheLargestMessageFits()
    {
        var events = Enumerable.Repeat<OrderEvent>(Some.Largest(), StreamLimits.MaxEventsPerMessage).ToList();
        Assert.Equal(events, OrderEventCodec.Decode(OrderEventCodec.Encode(events)));
    }

    [Fact]
    public void OneEventMoreIsRefused()
    {
        var events = Enumerable.Repeat<OrderEvent>(Some.Barrier(1), StreamLimits.MaxEventsPerMessage + 1).ToList();
        Assert.Throws<OrderMessageException>(() => OrderEventCodec.Encode(events));
    }

    [Fact]
    public void AnEventOfAnUnknownKindIsRefused()
    {
        Assert.Throws<OrderMessageException>(() => OrderEventCodec.Encode([new UnknownEvent()]));
        Assert.Throws<OrderMessageException>(() => OrderEventCodec.Encode([null!]));
    }

    [Theory]
    [InlineData("", "cut off")]
    [InlineData("00", "version is 0")]
    [InlineData("03", "version is 3")]
    [InlineData("01", "cut off")]
    [InlineData("0101", "too short for its 1 events")]
    [InlineData("01FFFFFFFF07", "too short")]
    [InlineData("01FFFFFFFF0F", "too short for its -1 events")]
    [InlineData("01FFFFFFFFFF", "damaged")]
    [InlineData("0101020401", "cut off")]
    [InlineData("010102040102FF", "goes on behind")]
    [InlineData("01010904010203", "unknown kind 9")]
    [InlineData("010103040102010000000000", "unknown kind 3")]
    [InlineData("0201030401020600000000", "change of the unknown kind 6")]
    [InlineData("0201030401020108000000", "unknown fields 8")]
    [InlineData("02010304010202008102000000", "name of 257 bytes")]
    [InlineData("0201030401020200054142", "cut off")]
    [InlineData("0201030401020200" + "01FF" + "00", "no Unicode")]
    [InlineData("01010101020304050605AC02AD02", "unknown status 5")]
    [InlineData("01010101020304050600FFFFFFFFFFFFFFFF7FAD02", "damaged")]
    public void WhatIsNoMessageSaysSo(string message, string why)
    {
        var error = Assert.Throws<OrderMessageException>(() => OrderEventCodec.Decode(Convert.FromHexString(message)));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void AMessageThatIsTooLongIsNotEvenLookedAt() =>
        Assert.Throws<OrderMessageException>(() => OrderEventCodec.Decode(new byte[StreamLimits.MaxMessageBytes + 1]));

    [Fact]
    public void DamagedMessagesAreReadOrRefusedAndNothingElse()
    {
        const int Seed = 20261111;
        var random = new Random(Seed);
        var good = OrderEventCodec.Encode([
            Some.Barrier(1),
            Some.Barrier(2) with { Change = new SaleChange(SaleChangeKind.SetStock, 300, null, null, "ann", DateTimeOffset.UnixEpoch) },
            Some.Accepted(1), Some.Accepted(2)]);
        for (var round = 0; round < FuzzRounds; round++)
        {
            var damaged = good[..random.Next(good.Length + 1)];
            for (var i = random.Next(4); i > 0 && damaged.Length > 0; i--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var error = Record.Exception(() => OrderEventCodec.Decode(damaged));
            Assert.True(error is null or OrderMessageException,
                $"Seed {Seed}, round {round}, {Convert.ToHexString(damaged)}: {error}");
        }
    }

    private sealed record UnknownEvent : OrderEvent;
}
