namespace Seckill.Web.Accounts;

/// <summary>Lets slow work through in a few lanes, with a queue that ends somewhere.</summary>
/// <param name="lanes">How much runs at once.</param>
/// <param name="queue">How much more may wait.</param>
internal sealed class BoundedWork(int lanes, int queue) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(lanes);
    private int _inside;

    /// <summary>Does the work in its turn, off the caller's thread; <paramref name="busy"/> if the queue is full.</summary>
    public async Task<T> RunAsync<T>(Func<T> work, T busy)
    {
        try
        {
            if (Interlocked.Increment(ref _inside) > lanes + queue) return busy;
            await _turns.WaitAsync();
            try
            {
                return await Task.Run(work);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose() => _turns.Dispose();
}
