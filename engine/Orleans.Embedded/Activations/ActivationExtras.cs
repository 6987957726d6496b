using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime.Embedded;

/// <summary>What only some activations need. It is made on first use, so that a plain idle grain stays small.</summary>
internal sealed class ActivationExtras
{
    public Dictionary<Type, object> Components { get; } = [];

    public List<Func<CancellationToken, Task>> BeforeActivation { get; } = [];

    public List<IDisposable> Timers { get; } = [];

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AsyncServiceScope? Scope { get; set; }

    /// <summary>Set once deactivation was asked for.</summary>
    public DeactivationReason? Reason { get; set; }

    /// <summary>The silo's time stamp until which the activation is not idle.</summary>
    public long KeepAliveUntil { get; set; }
}
