namespace Orleans.Embedded.Tests.Streaming;

public sealed class BrokerDownException() : Exception("The broker is down.");
