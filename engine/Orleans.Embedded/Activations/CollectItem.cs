using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>Deactivates an activation that is still idle when its turn comes.</summary>
internal sealed class CollectItem : TurnItem
{
    internal override void Run(TurnQueue queue)
    {
        var activation = (Activation)queue;
        if (!activation.IsIdle) return;
        activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "The activation was idle."));
    }
}
