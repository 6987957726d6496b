namespace Orleans.Runtime.Embedded;

/// <summary>How a client presents itself.</summary>
/// <param name="Magic">Tells a client of this engine from whatever else may connect.</param>
/// <param name="Version">The version of the frames and of what they hold.</param>
/// <param name="ClusterId">The cluster that the client means to call.</param>
/// <param name="ServiceId">The service that the client means to call.</param>
internal sealed record GatewayHello(string? Magic, int Version, string? ClusterId, string? ServiceId)
{
    public const string TheMagic = "Orleans.Embedded gateway";

    public const int TheVersion = 1;

    public static GatewayHello To(string clusterId, string serviceId) => new(TheMagic, TheVersion, clusterId, serviceId);

    /// <summary>Why a silo of this cluster cannot serve the client; null when it can.</summary>
    public string? Objection(string clusterId, string serviceId)
    {
        if (Magic != TheMagic) return "this is a gateway of the embedded Orleans engine, and something else has connected";
        if (Version != TheVersion) return $"the gateway speaks version {TheVersion} of its protocol, the client version {Version}";
        if (ClusterId == clusterId && ServiceId == serviceId) return null;
        return $"the gateway is of cluster '{clusterId}' and service '{serviceId}', the client wants '{ClusterId}' and '{ServiceId}'";
    }
}
