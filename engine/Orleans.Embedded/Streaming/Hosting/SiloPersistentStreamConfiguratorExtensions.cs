using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>What can be configured about a stream provider.</summary>
public static class SiloPersistentStreamConfiguratorExtensions
{
    /// <summary>How queues are read and events delivered.</summary>
    public static void ConfigurePullingAgent(
        this ISiloPersistentStreamConfigurator configurator, Action<OptionsBuilder<StreamPullingAgentOptions>>? configureOptions = null) =>
        configurator.ConfigureDelegate(services =>
            configureOptions?.Invoke(services.AddOptions<StreamPullingAgentOptions>(configurator.Name)));
}
