namespace Orleans.Runtime.Embedded;

/// <summary>A grain that is subscribed to a stream because its class says so.</summary>
internal sealed record ImplicitSubscription(GuidId Id, string ProviderName, StreamId StreamId, GrainId Consumer);
