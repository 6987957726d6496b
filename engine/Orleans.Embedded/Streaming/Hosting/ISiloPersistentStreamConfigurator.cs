namespace Orleans.Hosting;

/// <summary>Configures a stream provider that has queues, in a silo.</summary>
public interface ISiloPersistentStreamConfigurator : IPersistentStreamConfigurator
{
}
