using System.Collections.Concurrent;

namespace Orleans.Runtime.Embedded;

/// <summary>Which activation a grain has. All silos of a process share it, so there is never a second one.</summary>
internal sealed class GrainDirectory
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();

    public Activation? Find(GrainId grainId) => _activations.GetValueOrDefault(grainId);

    public Activation GetOrAdd(Activation activation) => _activations.GetOrAdd(activation.GrainId, activation);

    public bool Remove(Activation activation) => _activations.TryRemove(new(activation.GrainId, activation));

    /// <summary>The activations of one silo, in no order. Others may come and go meanwhile.</summary>
    public IEnumerable<Activation> On(Silo silo)
    {
        foreach (var (_, activation) in _activations)
        {
            if (activation.Silo == silo) yield return activation;
        }
    }
}
