namespace Orleans.Runtime.Embedded;

/// <summary>The life of an activation, in order.</summary>
internal enum ActivationState : byte
{
    Created,
    Activating,
    Active,
    Deactivating,
    Ended,
}
