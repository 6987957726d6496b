using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>The agents of one stream provider in one silo: starts and stops them as silos come and go.</summary>
internal sealed class QueueAgents(StreamProviderContext context)
{
    private readonly Lock _gate = new();
    private readonly QueueId[] _queues = [.. context.Factory.GetStreamQueueMapper().GetAllQueues()];
    private readonly Dictionary<QueueId, PullingAgent> _agents = [];
    private readonly List<PullingAgent> _leaving = [];
    private bool _ended;

    public void Start()
    {
        context.Silo.Cluster.MembershipChanged += Rebalance;
        Rebalance();
    }

    /// <summary>Lets every agent finish its delivery and shut its receiver down.</summary>
    public Task StopAsync() => Task.WhenAll(End().Select(agent => agent.StopAsync()));

    /// <summary>As if the process had died: when this returns, no agent acknowledges anything any more.</summary>
    public void Kill()
    {
        foreach (var agent in End()) agent.Kill();
    }

    private PullingAgent[] End()
    {
        context.Silo.Cluster.MembershipChanged -= Rebalance;
        lock (_gate)
        {
            _ended = true;
            return [.. _agents.Values, .. _leaving];
        }
    }

    private void Rebalance()
    {
        if (!context.Silo.IsAlive)
        {
            // The silo left because it was killed: there is nothing to hand over in good order.
            Kill();
            return;
        }

        lock (_gate)
        {
            if (_ended) return;
            var mine = QueueBalance.QueuesOf(context.Silo, context.Silo.Cluster.LiveSilos, _queues);
            foreach (var queue in _agents.Keys.Where(queue => !mine.Contains(queue)).ToArray()) Leave(queue);
            foreach (var queue in mine.Where(queue => !_agents.ContainsKey(queue))) _agents.Add(queue, PullingAgent.Start(context, queue));
        }
    }

    private void Leave(QueueId queue)
    {
        _agents.Remove(queue, out var agent);
        _leaving.RemoveAll(left => left.HasEnded);
        _leaving.Add(agent!);
        _ = agent!.StopAsync();
    }
}
