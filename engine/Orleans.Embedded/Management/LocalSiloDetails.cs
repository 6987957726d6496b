using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.Embedded;

internal sealed class LocalSiloDetails(Silo silo, IOptions<ClusterOptions> options, IOptions<EndpointOptions> endpoint) : ILocalSiloDetails
{
    public string Name => silo.Name;

    public string ClusterId => options.Value.ClusterId;

    public string DnsHostName => "localhost";

    public SiloAddress SiloAddress => silo.Address;

    public SiloAddress GatewayAddress =>
        SiloAddress.New(silo.Address.Endpoint.Address, endpoint.Value.GatewayPort, silo.Address.Generation);
}
