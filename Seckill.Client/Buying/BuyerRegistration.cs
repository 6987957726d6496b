using System.Collections.Immutable;
using System.Security.Cryptography;
using Seckill.Client.Connection;
using Seckill.Client.Output;

namespace Seckill.Client.Buying;

/// <summary>Makes up accounts for a run: names that no other run has, passwords that nobody knows, and logs them in.</summary>
internal sealed class BuyerRegistration(ISeckillApi api, TimeProvider time)
{
    private readonly string _runId = RandomNumberGenerator.GetHexString(12, lowercase: true);

    /// <summary>Registers all or fails: a run with fewer buyers than it was asked for would measure something else.</summary>
    public async Task<ApiResult<ImmutableArray<Buyer>>> RegisterAsync(int count, IPhase phase, CancellationToken cancellation)
    {
        var buyers = new Buyer[count];
        var registered = 0;
        Failure? failed = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = ClientLimits.MaxRegistrationsInFlight,
            CancellationToken = stop.Token,
        };
        try
        {
            await Parallel.ForAsync(0, count, bounds, async (index, token) =>
            {
                // The failure of one is seen by all at once, before the loop itself notices.
                stop.Token.ThrowIfCancellationRequested();
                var answer = await RegisterOneAsync($"buyer{_runId}n{index + 1}", token);
                if (answer.TryGet(out var buyer, out var failure))
                {
                    buyers[index] = buyer;
                    Interlocked.Increment(ref registered);
                    phase.Advance();
                }
                else
                {
                    Interlocked.CompareExchange(ref failed, failure, null);
                    await stop.CancelAsync();
                }
            });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told apart below: the user stopped us, or the first failure did.
        }

        if (failed is not null)
        {
            return failed with { Message = $"after {registered} of {count} buyers were registered: {failed.Message}" };
        }

        return cancellation.IsCancellationRequested
            ? Failure.Cancelled($"interrupted when {registered} of {count} buyers were registered; nothing was bought")
            : ImmutableArray.Create(buyers);
    }

    private async Task<ApiResult<Buyer>> RegisterOneAsync(string name, CancellationToken cancellation)
    {
        var password = RandomNumberGenerator.GetHexString(32);
        var registration = await TryRepeatedlyAsync(() => api.RegisterAsync(name, password, cancellation), cancellation);
        // The name is ours alone: if it is taken, an earlier try of ours took it and only its answer was lost.
        if (!registration.TryGet(out _, out var failure) && failure.Code != FailureCodes.NameTaken) return failure;
        var login = await TryRepeatedlyAsync(() => api.LoginAsync(name, password, cancellation), cancellation);
        return login.TryGet(out var grant, out failure) ? new Buyer(name, grant.AccessToken) : failure;
    }

    private async Task<ApiResult<T>> TryRepeatedlyAsync<T>(Func<Task<ApiResult<T>>> call, CancellationToken cancellation)
        where T : notnull
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await call();
            if (answer.TryGet(out _, out var failure)) return answer;
            if (attempt == ClientLimits.MaxRegistrationAttempts) return answer;
            if (RegistrationRetry.DelayAfter(failure) is not { } delay) return answer;
            await Task.Delay(delay, time, cancellation);
        }
    }
}
