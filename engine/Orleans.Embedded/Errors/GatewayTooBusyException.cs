namespace Orleans.Runtime;

/// <summary>As many calls are under way over the gateway as it takes. The call did not run; it may be tried again.</summary>
public sealed class GatewayTooBusyException : OrleansException
{
    public GatewayTooBusyException() : base("Gateway too busy") { }

    public GatewayTooBusyException(string message) : base(message) { }

    public GatewayTooBusyException(string message, Exception innerException) : base(message, innerException) { }
}
