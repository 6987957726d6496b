using Orleans.Runtime.Embedded;

namespace Orleans.Embedded;

/// <summary>One entry of a <see cref="TurnQueue"/>. It is its own list node, so queueing allocates nothing.</summary>
public abstract class TurnItem
{
    private protected TurnItem() { }

    internal TurnItem? Next { get; set; }

    internal abstract void Run(TurnQueue queue);
}
