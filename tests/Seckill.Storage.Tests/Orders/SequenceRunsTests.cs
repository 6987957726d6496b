using Seckill.Orders;
using Seckill.Storage.Databases;
using Seckill.Storage.Orders;

namespace Seckill.Storage.Tests.Orders;

public sealed class SequenceRunsTests
{
    private const int Gap = StorageLimits.MaxSequenceGap;

    [Fact]
    public void NoIdsMakeNoRuns() => Assert.Empty(SequenceRuns.Of([]));

    [Fact]
    public void ABatchInAnyOrderIsOneRun()
    {
        OrderId[] ids = [new(1, 1, 3), new(1, 1, 1), new(1, 1, 2), new(1, 1, 2)];
        Assert.Equal([new SequenceRun(1, 1, 1, 3)], SequenceRuns.Of(ids));
    }

    [Fact]
    public void ASmallGapIsBridgedAndAWideOneIsNot()
    {
        OrderId[] ids = [new(1, 1, 1), new(1, 1, 1 + Gap), new(1, 1, 2 + (2 * Gap))];
        Assert.Equal([new SequenceRun(1, 1, 1, 1 + Gap), new SequenceRun(1, 1, 2 + (2 * Gap), 2 + (2 * Gap))],
            SequenceRuns.Of(ids));
    }

    [Fact]
    public void SalesAndEpochsAreKeptApartAndExtremesDoNotOverflow()
    {
        OrderId[] ids =
        [
            new(long.MaxValue, 1, 1), new(1, int.MaxValue, int.MaxValue), new(1, int.MaxValue, int.MinValue), new(1, 1, 0),
        ];
        Assert.Equal(
            [
                new SequenceRun(1, 1, 0, 0),
                new SequenceRun(1, int.MaxValue, int.MinValue, int.MinValue),
                new SequenceRun(1, int.MaxValue, int.MaxValue, int.MaxValue),
                new SequenceRun(long.MaxValue, 1, 1, 1),
            ],
            SequenceRuns.Of(ids));
    }
}
