namespace Orleans.Runtime.Embedded;

/// <summary>How an activation begins and ends.</summary>
internal sealed partial class Activation
{
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        if (!IsRunningHere)
        {
            Post(new DeactivateItem(deactivationReason));
            return;
        }

        Extras.Reason ??= deactivationReason;
        _isEnding = true;
        if (_state == ActivationState.Created) End();
    }

    private void BeginActivation()
    {
        _state = ActivationState.Activating;
        _ = ActivateAsync();
    }

    private async Task ActivateAsync()
    {
        try
        {
            _grain = _host.Create(this);
            if (_extras?.BeforeActivation is { } steps)
            {
                foreach (var step in steps) await step(Silo.Killed);
                _extras.BeforeActivation = null;
            }

            if (_grain is IGrainBase grain) await grain.OnActivateAsync(Silo.Killed);
            _lastUsed = Silo.Clock.Now;
            _state = ActivationState.Active;
        }
        catch (Exception exception)
        {
            while (_gate.Take() is { } request) request.TryFail(exception);
            Extras.Reason = new DeactivationReason(DeactivationReasonCode.ActivationFailed, exception, "Failed to activate grain.");
            End();
        }
    }

    private void BeginDeactivation()
    {
        _state = ActivationState.Deactivating;
        _ = DeactivateAsync();
    }

    private async Task DeactivateAsync()
    {
        try
        {
            DisposeTimers();
            if (_grain is IGrainBase grain && Silo.IsAlive) await grain.OnDeactivateAsync(Extras.Reason!.Value, Silo.Killed);
        }
        catch (Exception exception)
        {
            Silo.LogFault(GrainId, nameof(IGrainBase.OnDeactivateAsync), exception);
        }

        End();
    }

    /// <summary>Leaves the directory first, so that what is forwarded finds the next activation and not this one again.</summary>
    private void End()
    {
        DisposeTimers();
        _state = ActivationState.Ended;
        if (_host.GrainClass is { MaxLocalWorkers: > 0 }) Silo.Workers(GrainId).Remove(this);
        else Silo.Cluster.Directory.Remove(this);

        while (_gate.Take() is { } request) Receive(request);
        if (GrainClass is null) _extras?.Ended.TrySetResult(); // an observer is not ours to dispose of
        else _ = DisposeAsync();
    }

    private void DisposeTimers()
    {
        if (_extras is not { Timers.Count: > 0 }) return;
        foreach (var timer in _extras.Timers.ToArray())
        {
            try
            {
                timer.Dispose();
            }
            catch (Exception exception)
            {
                Silo.LogFault(GrainId, "cancellation of a timer", exception);
            }
        }
    }

    private async Task DisposeAsync()
    {
        try
        {
            if (_grain is IAsyncDisposable asyncDisposable) await asyncDisposable.DisposeAsync();
            else if (_grain is IDisposable disposable) disposable.Dispose();
            if (_extras?.Scope is { } scope) await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            Silo.LogFault(GrainId, nameof(IDisposable.Dispose), exception);
        }

        _extras?.Ended.TrySetResult();
    }
}
