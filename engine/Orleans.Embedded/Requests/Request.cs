using System.Buffers;
using System.Text.Json;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded;

/// <summary>One call on its way: what the generator derives an invokable class from for every method of a grain interface.</summary>
public abstract class Request : TurnItem
{
    private protected Request() { }

    /// <summary>Interface and method, for messages to people.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Interface and method, for the gateway of another process; null when the method cannot be called through one.</summary>
    public virtual string? MethodId => null;

    /// <summary>What the method's attributes say.</summary>
    protected virtual RequestOptions Options => RequestOptions.None;

    /// <summary>How long the method's calls wait for an answer; null: as long as the options say.</summary>
    public virtual TimeSpan? ResponseTimeout => null;

    /// <summary>The token that the caller passed, if the method takes one.</summary>
    protected virtual CancellationToken CallerToken => CancellationToken.None;

    /// <summary>The token that the grain gets: cancelled in a turn of its own, when the caller's is.</summary>
    protected CancellationToken GrainToken => Cancellation?.Token ?? CallerToken;

    internal CallCancellation? Cancellation { get; set; }

    /// <summary>The activation that has the request, or had it last.</summary>
    internal Activation? Target { get; set; }

    /// <summary>The silo's coarse time stamp when the request was sent.</summary>
    internal long SentAt { get; set; }

    internal int Forwards { get; set; }

    /// <summary>Completes with the answer. Nobody waits for one unless a class says so.</summary>
    internal virtual Task Completion => Task.CompletedTask;

    /// <summary>Whether nobody waits for an answer any more: it is not run then.</summary>
    internal abstract bool IsCompleted { get; }

    /// <summary>Whether this counts as use of the activation.</summary>
    internal virtual bool KeepsAlive => true;

    /// <summary>Whether an activation that ends sends this on to the next one.</summary>
    internal virtual bool OutlivesActivation => true;

    internal bool Interleaves => (Options & RequestOptions.AlwaysInterleave) != 0;

    internal bool IsOneWay => (Options & RequestOptions.OneWay) != 0;

    /// <summary>The caller's token, for the engine.</summary>
    internal CancellationToken CancelledBy => CallerToken;

    internal bool IsReadOnly => (Options & RequestOptions.ReadOnly) != 0;

    /// <summary>Writes the arguments for a silo in another process.</summary>
    public virtual void WriteArguments(ArgumentWriter arguments) { }

    /// <summary>Writes the answer, which has come and is no failure, for a client in another process.</summary>
    internal virtual void WriteAnswer(Utf8JsonWriter json) { }

    /// <summary>Answers with what a silo in another process has written.</summary>
    internal abstract void TryAnswer(ReadOnlySequence<byte> json);

    internal abstract void TryFail(Exception exception);

    internal abstract void TryCancel(CancellationToken token);

    /// <summary>Calls the grain. True: it is done. False: <see cref="Activation.OnFinished"/> follows in a later turn.</summary>
    internal abstract bool Start(Activation activation);

    internal sealed override void Run(TurnQueue queue) => ((Activation)queue).Receive(this);

    private protected static InvalidOperationException NullTask(Request request) =>
        new($"{request.Name} returned null instead of a task.");
}
