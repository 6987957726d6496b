namespace Orleans.Hosting;

/// <summary>
/// Stands in for the embedded engine's gateway until the engine has one. The engine's own method of this name makes every call
/// ambiguous, so that this file cannot be forgotten: delete it then.
/// </summary>
internal static class StaticClusteringStandIn
{
    public static IClientBuilder UseStaticClustering(this IClientBuilder builder, params System.Net.IPEndPoint[] endpoints) =>
        throw new Orleans.Runtime.OrleansConfigurationException("the embedded engine has no gateway yet");
}
