namespace Orleans.Runtime.Embedded;

/// <summary>Something that runs on a silo beside its grains, such as the agents that pull from stream queues.</summary>
internal interface ISiloPart
{
    /// <summary>Called when grains can be called, before the startup tasks.</summary>
    Task StartAsync(Silo silo, CancellationToken ct);

    /// <summary>Called on a graceful stop, before grains are deactivated.</summary>
    Task StopAsync(CancellationToken ct);

    /// <summary>Called when the silo is killed. Must not block.</summary>
    void Kill();
}
