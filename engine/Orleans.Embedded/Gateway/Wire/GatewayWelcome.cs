namespace Orleans.Runtime.Embedded;

/// <summary>What a client needs to know before it calls: it may have the interfaces only, not the grain classes.</summary>
/// <param name="GrainTypes">The grain type behind each interface, by the interface's name, where there is exactly one.</param>
internal sealed record GatewayWelcome(IReadOnlyDictionary<string, GrainType> GrainTypes);
