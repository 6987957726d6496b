namespace Orleans.Concurrency;

/// <summary>Up to <paramref name="maxLocalWorkers"/> activations of this grain run on every silo, and serve its calls.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers) : Attribute
{
    public StatelessWorkerAttribute() : this(Environment.ProcessorCount) { }

    internal int MaxLocalWorkers { get; } = maxLocalWorkers;
}
