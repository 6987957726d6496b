namespace Orleans.Concurrency;

/// <summary>Up to <paramref name="maxLocalWorkers"/> activations of this grain run on every silo, each serving calls made on that silo.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers) : Attribute
{
    public StatelessWorkerAttribute() : this(Environment.ProcessorCount) { }

    internal int MaxLocalWorkers { get; } = maxLocalWorkers;
}
