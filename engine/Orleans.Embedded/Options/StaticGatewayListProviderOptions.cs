namespace Orleans.Configuration;

/// <summary>The gateways that a client connects to.</summary>
public class StaticGatewayListProviderOptions
{
    /// <summary>Tried in this order. Of the form <c>gwy.tcp://127.0.0.1:30000/0</c>: the host is an IP address.</summary>
    public List<Uri> Gateways { get; set; } = [];
}
