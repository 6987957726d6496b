using Orleans.Storage;

namespace Orleans.Runtime.Embedded;

/// <summary>What a lost ETag check does to an activation.</summary>
internal sealed partial class Activation
{
    /// <summary>
    /// The grain's method has thrown. One that let a lost ETag check out has a state that is not the stored one: it ends, and the
    /// next activation reads it anew. The mark is for callers that pass the exception on: they keep their activations.
    /// </summary>
    internal void OnThrown(Exception exception)
    {
        if (exception is not InconsistentStateException { IsSourceActivation: true } conflict) return;
        conflict.IsSourceActivation = false;
        Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, conflict, "The stored state is not the one known here."));
    }
}
