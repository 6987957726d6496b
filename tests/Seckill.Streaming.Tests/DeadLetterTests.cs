using Seckill.Orders;

namespace Seckill.Streaming.Tests;

/// <summary>What becomes of messages that cannot be read.</summary>
public abstract class DeadLetterTests<TWorld> where TWorld : IOrderQueueWorld, new()
{
    /// <summary>Many more than the test reads at once.</summary>
    private const int Unreadable = 40;

    [Fact]
    public async Task TheyArePutAsideLoudlyAndThePartitionGoesOn()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        await world.AppendAsync(1, Some.Accepted(1));
        for (var i = 0; i < Unreadable; i++) await world.AppendRawAsync(1, [9, (byte)i]);
        await world.AppendAsync(1, Some.Accepted(2));
        var receiver = world.CreateReceiver(1);
        var messages = await receiver.ReadAsync(2);
        Assert.Equal([Some.Accepted(1), Some.Accepted(2)], messages.Events());
        await receiver.DeliveredAsync(messages);

        Assert.Equal(0, await world.CountAsync(1));
        Assert.Equal(Unreadable, world.UnreadableLogged);
        var letters = await ListAsync(world);
        Assert.Equal(Enumerable.Range(0, Unreadable).Select(i => $"09{i:x2}"), letters.Select(letter => letter.Preview));
    }

    [Fact]
    public async Task AListShowsWhatTheyAreAndTakesNothingAway()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        var bytes = Enumerable.Repeat((byte)7, DeadLetterLimits.PreviewBytes + 1).ToArray();
        await BuryAsync(world, 1, bytes);
        await BuryAsync(world, 2, [8]);
        for (var i = 0; i < 3; i++)
        {
            var letters = await ListAsync(world);
            Assert.Equal(
                [(1, bytes.Length, string.Concat(Enumerable.Repeat("07", DeadLetterLimits.PreviewBytes))), (2, 1, "08")],
                letters.Select(letter => (letter.Partition, letter.Size, letter.Preview)));
            Assert.All(letters, letter => Assert.Contains("version", letter.Reason, StringComparison.Ordinal));
            Assert.All(letters, letter => Assert.True(letter.EnqueuedAt > DateTimeOffset.UnixEpoch));
            Assert.All(letters, letter => Assert.InRange(letter.Id.Length, 1, DeadLetterLimits.MaxIdLength));
            Assert.Contains(Assert.Single(await world.DeadLetters.ListAsync(1, Cancel.Token)), letters);
        }
    }

    [Fact]
    public async Task AReplayPutsOneAtTheEndOfItsPartition()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        for (byte i = 1; i <= 3; i++) await BuryAsync(world, 1, [9, i]);
        var letters = await ListAsync(world);
        await world.AppendAsync(1, Some.Accepted(1));
        Assert.Equal(ReplayStatus.Replayed, await world.DeadLetters.ReplayAsync(letters[1].Id, Cancel.Token));
        Assert.Equal(2, await world.CountAsync(1));
        Assert.Equal([letters[0], letters[2]], await ListAsync(world));
        Assert.Equal(ReplayStatus.NotFound, await world.DeadLetters.ReplayAsync(letters[1].Id, Cancel.Token));

        // It is no more readable than before, so it comes back.
        await BuryAsync(world, 1, []);
        Assert.Equal(["", "0901", "0902", "0903"], (await ListAsync(world)).Select(letter => letter.Preview));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999999999999999999")]
    public async Task ALetterThatIsNotThereIsNotFound(string id)
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        await BuryAsync(world, 1, [9]);
        Assert.Equal(ReplayStatus.NotFound, await world.DeadLetters.ReplayAsync(id, Cancel.Token));
        Assert.Single(await ListAsync(world));
    }

    /// <summary>All letters, by their bytes: in which order a broker shows them is its own affair.</summary>
    private static async Task<DeadLetter[]> ListAsync(TWorld world)
    {
        var letters = await world.DeadLetters.ListAsync(DeadLetterLimits.MaxListed, Cancel.Token);
        return [.. letters.OrderBy(letter => letter.Preview, StringComparer.Ordinal)];
    }

    /// <summary>Appends an unreadable message, and reads until it is put aside.</summary>
    private static async Task BuryAsync(TWorld world, int partition, byte[] payload)
    {
        await world.AppendRawAsync(partition, payload);
        await world.AppendAsync(partition, Some.Barrier(1));
        var receiver = world.CreateReceiver(partition);
        var messages = await receiver.ReadAsync(1);
        while (messages.Events()[^1] is not BarrierRaised) messages.AddRange(await receiver.ReadAsync(1));
        await receiver.DeliveredAsync(messages);
    }
}
