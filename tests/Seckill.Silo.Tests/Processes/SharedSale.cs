using System.Collections.Concurrent;
using System.Net;
using Seckill.Orders;
using Seckill.Silo.Http;

namespace Seckill.Silo.Processes;

/// <summary>
/// A crowd at both front ends of a pair of silos, each buyer until the word is final: an order, or sold out. A 503 and a lost
/// connection send the buyer to the other front end, after the pause that the answer asks for.
/// </summary>
internal sealed class SharedSale(SiloPair pair, long productId)
{
    private const int Parallelism = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly ConcurrentDictionary<TaskCompletionSource, Func<bool>> _awaited = new();
    private readonly Lock _gate = new();
    private TimeSpan _slowest;
    private int _epoch;
    private int _unknown;

    /// <summary>The order of every buyer who was told of one.</summary>
    public ConcurrentDictionary<long, string> Orders { get; } = new();

    /// <summary>The orders that were answered with 202.</summary>
    public ConcurrentDictionary<string, long> Accepted { get; } = new();

    /// <summary>The longest that any press of the button took, answered or not.</summary>
    public TimeSpan Slowest
    {
        get
        {
            lock (_gate) return _slowest;
        }
    }

    /// <summary>Answers that left open whether there is an order.</summary>
    public int Unknown => Volatile.Read(ref _unknown);

    /// <summary>Lets every buyer of a range buy; returns how many found it sold out.</summary>
    public async Task<int> RunAsync(int buyers)
    {
        var soldOut = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForAsync(1L, buyers + 1, options, async (user, _) =>
        {
            if (!await BuyAsync(user)) Interlocked.Increment(ref soldOut);
        });
        return soldOut;
    }

    /// <summary>The latest epoch of which an order was accepted: it rises when the product's grain has come up anew.</summary>
    public int Epoch
    {
        get
        {
            lock (_gate) return _epoch;
        }
    }

    /// <summary>Completes when an accepted order has made something true.</summary>
    public async Task UntilAsync(Func<bool> isTrue)
    {
        var awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[awaited] = isTrue;
        if (isTrue()) return;
        await awaited.Task.WaitAsync(Patience, _time, TestContext.Current.CancellationToken);
    }

    /// <returns>True with an order, false when it is sold out.</returns>
    private async Task<bool> BuyAsync(long user)
    {
        var started = _time.GetTimestamp();
        for (var door = (int)(user % 2); ; door = 1 - door)
        {
            var answer = await PressAsync(user, door);
            switch (answer?.Status)
            {
                case HttpStatusCode.Accepted:
                    Accept(user, answer.OrderId!);
                    return true;
                case HttpStatusCode.Conflict when answer.Code == "already_ordered":
                    Orders[user] = answer.OrderId!;
                    return true;
                case HttpStatusCode.Conflict when answer.Code == "sold_out":
                    return false;
                case null or HttpStatusCode.ServiceUnavailable:
                    break;
                default:
                    Assert.Fail($"Buyer {user} was told {answer.Status} {answer.Body}.");
                    break;
            }

            if (answer?.Code == "outcome_unknown") Interlocked.Increment(ref _unknown);
            Assert.True(_time.GetElapsedTime(started) < Patience, $"Buyer {user} had no final word within {Patience}: {answer?.Body}");
            await Task.Delay(answer?.Message.Headers.RetryAfter?.Delta ?? Pause, _time, TestContext.Current.CancellationToken);
        }
    }

    private void Accept(long user, string orderId)
    {
        Orders[user] = orderId;
        Assert.True(Accepted.TryAdd(orderId, user), $"{orderId} was given out twice.");
        Assert.True(OrderId.TryParse(orderId, out var id));
        lock (_gate) _epoch = Math.Max(_epoch, id.Epoch);
        foreach (var (awaited, isTrue) in _awaited)
        {
            if (isTrue()) awaited.TrySetResult();
        }
    }

    /// <returns>Null when the connection was refused or lost.</returns>
    private async Task<Answer?> PressAsync(long user, int door)
    {
        var pressed = _time.GetTimestamp();
        try
        {
            return await pair.Client(door).BuyAsync(user, productId);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or ObjectDisposedException)
        {
            return null;
        }
        finally
        {
            var took = _time.GetElapsedTime(pressed);
            lock (_gate) _slowest = took > _slowest ? took : _slowest;
        }
    }
}
