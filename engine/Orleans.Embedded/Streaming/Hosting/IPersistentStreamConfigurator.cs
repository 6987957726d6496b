namespace Orleans.Hosting;

/// <summary>Configures a stream provider that has queues.</summary>
public interface IPersistentStreamConfigurator : INamedServiceConfigurator
{
}
