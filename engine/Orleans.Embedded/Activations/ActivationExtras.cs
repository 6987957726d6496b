using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime.Embedded;

/// <summary>What only some activations need. It and its parts are made on first use, so that an idle grain stays small.</summary>
internal sealed class ActivationExtras
{
    private TaskCompletionSource? _ended;

    public Dictionary<Type, object>? Components { get; set; }

    public List<Func<CancellationToken, Task>>? BeforeActivation { get; set; }

    public List<IDisposable>? Timers { get; set; }

    public AsyncServiceScope? Scope { get; set; }

    /// <summary>Set once deactivation was asked for.</summary>
    public DeactivationReason? Reason { get; set; }

    /// <summary>The silo's time stamp until which the activation is not idle.</summary>
    public long KeepAliveUntil { get; set; }

    /// <summary>Completes with the activation. Anyone may ask, from any thread.</summary>
    public TaskCompletionSource Ended
    {
        get
        {
            if (_ended is { } ended) return ended;
            ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return Interlocked.CompareExchange(ref _ended, ended, null) ?? ended;
        }
    }
}
