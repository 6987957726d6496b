using Seckill.Web.Errors;

namespace Seckill.Web.Events;

/// <summary>Places for event streams: so many on a node, and so many of one user.</summary>
internal sealed class EventSlots(int max = WebLimits.MaxEventStreams, int maxPerUser = WebLimits.MaxEventStreamsPerUser)
{
    private static readonly Problem TooManyOfOne = Problems.RateLimited.Because("The caller has too many event streams open.");

    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _byUser = [];
    private int _open;

    /// <summary>Streams that are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Takes a place; null when there was one, else the refusal.</summary>
    public Problem? TryEnter(long userId)
    {
        lock (_gate)
        {
            if (_open >= max) return Problems.Unavailable;
            var mine = _byUser.GetValueOrDefault(userId);
            if (mine >= maxPerUser) return TooManyOfOne;
            _byUser[userId] = mine + 1;
            _open++;
            return null;
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(long userId)
    {
        lock (_gate)
        {
            _open--;
            var mine = _byUser[userId] - 1;
            if (mine == 0) _byUser.Remove(userId);
            else _byUser[userId] = mine;
        }
    }
}
