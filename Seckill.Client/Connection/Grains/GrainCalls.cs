namespace Seckill.Client.Connection.Grains;

/// <summary>Makes calls to grains; whatever goes wrong on the way becomes a <see cref="Failure"/>.</summary>
internal sealed class GrainCalls(TimeProvider time)
{
    /// <param name="call">Calls grains, and says no with a failure.</param>
    /// <param name="wait">How long the call may take beyond <see cref="ClientLimits.RequestTimeout"/>.</param>
    /// <param name="cancellation">Gives up on the answer; what was called goes on.</param>
    public async Task<ApiResult<T>> TryAsync<T>(
        Func<CancellationToken, Task<ApiResult<T>>> call, TimeSpan wait, CancellationToken cancellation) where T : notnull
    {
        var timeout = ClientLimits.RequestTimeout + wait;
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await call(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new Failure(
                FailureKind.NoAnswer,
                FailureCodes.TimedOut,
                $"the cluster did not answer within {timeout.TotalSeconds:0} s");
        }
        catch (Exception fault)
        {
            return GrainFailure.Of(fault);
        }
    }
}
