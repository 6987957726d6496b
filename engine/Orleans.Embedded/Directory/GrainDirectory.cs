using System.Collections.Concurrent;

namespace Orleans.Runtime.Embedded;

/// <summary>Which activation a grain has. All silos of a process share it, so there is never a second one.</summary>
internal sealed class GrainDirectory
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();

    public Activation? Find(GrainId grainId) => _activations.GetValueOrDefault(grainId);

    public Activation GetOrAdd(Activation activation) => _activations.GetOrAdd(activation.GrainId, activation);

    public bool Remove(Activation activation) => _activations.TryRemove(new(activation.GrainId, activation));

    /// <summary>In the order of their ids, because a simulation must see the same order every time.</summary>
    public List<Activation> On(Silo silo)
    {
        var found = new List<Activation>();
        foreach (var (_, activation) in _activations)
        {
            if (activation.Silo == silo) found.Add(activation);
        }

        found.Sort(static (one, other) => one.GrainId.CompareTo(other.GrainId));
        return found;
    }

    /// <summary>In no order.</summary>
    public IEnumerable<Activation> All() => _activations.Select(entry => entry.Value);
}
