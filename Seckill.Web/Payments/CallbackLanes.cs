namespace Seckill.Web.Payments;

/// <summary>Bounds how many callbacks are taken at once: anybody can send one, and each is read before it is refused.</summary>
internal sealed class CallbackLanes(int max = WebLimits.MaxConcurrentCallbacks)
{
    private int _inside;

    /// <summary>False when there is no room.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _inside) <= max) return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _inside);
}
