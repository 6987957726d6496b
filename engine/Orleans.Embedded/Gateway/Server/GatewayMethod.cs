using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>A method that a gateway serves, and the interface that it belongs to.</summary>
internal sealed record GatewayMethod(Type Interface, RequestReader Read);
