using Orleans.Hosting;

namespace Seckill.Client.Connection.Grains;

/// <summary>Where a cluster is found.</summary>
/// <param name="Name">For people; holds no password.</param>
/// <param name="Key">Stands for the cluster in the names of the console's own files; holds no password.</param>
/// <param name="FindAsync">Says how a client gets to the cluster's gateways.</param>
internal sealed record ClusterAddress(string Name, Uri Key, Func<CancellationToken, Task<Action<IClientBuilder>>> FindAsync);
