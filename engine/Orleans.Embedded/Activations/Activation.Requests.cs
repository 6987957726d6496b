using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>How requests come in, wait, run, and are sent on.</summary>
internal sealed partial class Activation
{
    /// <summary>Puts a request into the mailbox, from any thread.</summary>
    /// <exception cref="LimitExceededException">The mailbox is full.</exception>
    public void Enqueue(Request request)
    {
        var backlog = Interlocked.Increment(ref _backlog);
        if (backlog > Silo.MailboxLimit)
        {
            Leave();
            throw new LimitExceededException($"The mailbox of {GrainId} is full: {backlog - 1} requests of {Silo.MailboxLimit}.");
        }

        request.Target = this;
        if (request.Forwards == 0) request.SentAt = Silo.Clock.Now;
        if (!request.IsOneWay) Silo.PendingCalls.Track(request);
        Post(request);
    }

    /// <summary>Puts a timer's tick into the mailbox, which always has room for it: a timer has one on its way at most.</summary>
    public void EnqueueTick(Request tick)
    {
        Interlocked.Increment(ref _backlog);
        Post(tick);
    }

    /// <summary>A request has reached the front of the inbox.</summary>
    internal void Receive(Request request)
    {
        if (request.IsCompleted)
        {
            Leave(); // timed out or cancelled on the way
        }
        else if (HasEnded)
        {
            Leave();
            Forward(request);
        }
        else if (!Silo.IsAlive)
        {
            Leave();
            if (request.OutlivesActivation)
                request.TryFail(new SiloUnavailableException($"{Silo.Name} went down before it ran {request.Name} to {GrainId}."));
        }
        else if (_state == ActivationState.Active && !_isEnding && _gate.MayStart(request, _host.IsReentrant))
        {
            Start(request);
        }
        else
        {
            _gate.Wait(request);
            if (_state == ActivationState.Created) BeginActivation();
        }
    }

    /// <summary>A request that did not end in the turn that started it has ended.</summary>
    internal void OnFinished(Request request)
    {
        _gate.Exit(request, _host.IsReentrant);
        Leave();
        if (request.KeepsAlive) _lastUsed = Silo.Clock.Now;
    }

    /// <summary>Here, and not where a request ends, because a request may end in the middle of another's turn.</summary>
    protected override void AfterTurn()
    {
        if (_state != ActivationState.Active) return;
        while (!_isEnding && _gate.Peek() is { } next && _gate.MayStart(next, _host.IsReentrant))
        {
            _gate.Take();
            Receive(next);
        }

        if (_isEnding && _gate.Running == 0) BeginDeactivation();
    }

    protected override void OnFault(Exception exception) => Silo.LogFault(GrainId, "a turn", exception);

    /// <summary>Counted from the moment that it comes until it is answered or sent on, so that nobody sees one less in between.</summary>
    private void Leave() => Interlocked.Decrement(ref _backlog);

    private void Start(Request request)
    {
        _gate.Enter(request, _host.IsReentrant);
        if (request.Start(this)) OnFinished(request);
    }

    /// <summary>Sends a request to the grain's next activation.</summary>
    private void Forward(Request request)
    {
        if (!request.OutlivesActivation) return;
        if (++request.Forwards > EngineLimits.Forwards)
        {
            request.TryFail(new OrleansMessageRejectionException(
                $"{request.Name} to {GrainId} met {EngineLimits.Forwards} activations that ended."));
            return;
        }

        Silo.Cluster.Route(_host.GrainClass, GrainId, request);
    }
}
