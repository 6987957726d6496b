namespace Orleans.Runtime;

/// <summary>One activation, as its grain and the grain's facets see it.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainReference GrainReference { get; }

    GrainId GrainId { get; }

    object? GrainInstance { get; }

    /// <summary>The services of this activation: a scope of the silo's, made when first asked for.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation has come to its end.</summary>
    Task Deactivated { get; }

    object? GetComponent(Type componentType);

    void SetComponent<TComponent>(TComponent? value) where TComponent : class;

    /// <summary>Starts deactivation once the running requests are done.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
