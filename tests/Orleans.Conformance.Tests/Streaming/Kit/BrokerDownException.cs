namespace Orleans.Conformance.Tests.Streaming.Kit;

[GenerateSerializer, Alias("orleans-conformance-tests.broker-down")]
public sealed class BrokerDownException() : Exception("The broker is down.");
