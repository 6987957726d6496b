namespace Seckill.Web.Payments;

/// <summary>Bounds how many callbacks are checked and taken at once, those that have come whole: anybody can send one.</summary>
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
