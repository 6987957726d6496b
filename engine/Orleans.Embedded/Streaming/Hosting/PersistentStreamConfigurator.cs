using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Orleans.Runtime.Embedded;

/// <summary>Configures one stream provider of one silo.</summary>
internal sealed class PersistentStreamConfigurator(string name, IServiceCollection services) : ISiloPersistentStreamConfigurator
{
    public string Name => name;

    public Action<Action<IServiceCollection>> ConfigureDelegate => configure => configure(services);
}
