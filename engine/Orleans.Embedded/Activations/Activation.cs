using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// One grain in memory: its identity, its mailbox and its life. Everything but <see cref="Enqueue"/>, <see cref="Deactivate"/> and the
/// reads is done in its own turns, so nothing here is locked. An observer is an activation too: one that is born active.
/// </summary>
internal sealed partial class Activation : TurnQueue, IGrainContext
{
    private readonly GrainHost _host;
    private readonly IdSpan _key;
    private ActivationExtras? _extras;
    private object? _grain;
    private long _lastUsed;
    private int _backlog;
    private RequestGate _gate;
    private volatile ActivationState _state;
    private volatile bool _isEnding; // deactivation was asked for: what runs may finish, nothing more starts

    public Activation(GrainHost host, IdSpan key, object? observer = null)
    {
        _host = host;
        _key = key;
        _grain = observer;
        _state = observer is null ? ActivationState.Created : ActivationState.Active;
        _lastUsed = host.Silo.Clock.Now;
    }

    public Silo Silo => _host.Silo;

    public GrainClassInfo? GrainClass => _host.GrainClass;

    public GrainId GrainId => new(_host.GrainType, _key);

    public GrainReference GrainReference => GrainReference.Untyped(
        new GrainReferenceShared(Silo.Cluster, _host.GrainType, default, _host.GrainClass), _key);

    public object? GrainInstance => _grain;

    public IServiceProvider ActivationServices => (Extras.Scope ??= Silo.Services.CreateAsyncScope()).ServiceProvider;

    public Task Deactivated
    {
        get
        {
            var ended = Extras.Ended;
            if (_state == ActivationState.Ended) ended.TrySetResult();
            return ended.Task;
        }
    }

    /// <summary>Whether requests that still arrive are sent on.</summary>
    public bool HasEnded => _state == ActivationState.Ended;

    /// <summary>Requests that the activation has and has not answered.</summary>
    public int Backlog => Volatile.Read(ref _backlog);

    /// <summary>Whether the activation has had nothing to do for its collection age.</summary>
    public bool IsIdle => _state == ActivationState.Active && _gate.Running == 0 && _gate.Waiting == 0
        && Silo.Clock.Now - _lastUsed >= _host.CollectionAge && (_extras?.KeepAliveUntil ?? 0) <= Silo.Clock.Now;

    protected override TurnScheduler Turns => _host.Silo.Turns;

    private ActivationExtras Extras
    {
        get
        {
            if (_extras is null) Interlocked.CompareExchange(ref _extras, new ActivationExtras(), null);
            return _extras;
        }
    }

    public object? GetComponent(Type componentType)
    {
        if (_extras is { } extras)
        {
            lock (extras)
            {
                if (extras.Components?.GetValueOrDefault(componentType) is { } component) return component;
            }
        }

        return componentType.IsInstanceOfType(_grain) ? _grain : null;
    }

    public void SetComponent<TComponent>(TComponent? value) where TComponent : class
    {
        var extras = Extras;
        lock (extras)
        {
            if (value is null) extras.Components?.Remove(typeof(TComponent));
            else (extras.Components ??= [])[typeof(TComponent)] = value;
        }
    }

    /// <summary>Adds work to be done, in order, before OnActivateAsync. For facets, at construction.</summary>
    public void BeforeActivation(Func<CancellationToken, Task> step) => (Extras.BeforeActivation ??= []).Add(step);

    public void AddTimer(IDisposable timer) => (Extras.Timers ??= []).Add(timer);

    public void RemoveTimer(IDisposable timer) => _extras?.Timers?.Remove(timer);

    public void DelayDeactivation(TimeSpan timeSpan) =>
        Extras.KeepAliveUntil = timeSpan == TimeSpan.MaxValue ? long.MaxValue : Silo.Clock.Now + Silo.Clock.Stamps(timeSpan);

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"[Activation: {Silo.Name} {GrainId} {_state}]";
}
