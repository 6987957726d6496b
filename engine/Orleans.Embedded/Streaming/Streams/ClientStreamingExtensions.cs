using Orleans.Streams;

namespace Orleans;

/// <summary>A client's way to its stream providers.</summary>
public static class ClientStreamingExtensions
{
    /// <summary>The stream provider of that name; <see cref="KeyNotFoundException"/> where the client has none.</summary>
    public static IStreamProvider GetStreamProvider(this IClusterClient client, string name) =>
        GrainStreamingExtensions.Find(client.ServiceProvider, name);
}
