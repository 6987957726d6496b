using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>Brings a request for deactivation from another thread into the activation's turns.</summary>
internal sealed class DeactivateItem(DeactivationReason reason) : TurnItem
{
    internal override void Run(TurnQueue queue) => ((Activation)queue).Deactivate(reason);
}
