using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Tests.World;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded.Tests.Facets;

public class FacetTests
{
    internal interface IFaceted : IGrainWithIntegerKey
    {
        Task<string> DescribeAsync();
    }

    [Fact]
    public async Task A_facet_is_made_for_its_parameter_and_works_before_the_grain_activates()
    {
        await using var world = await EngineWorld.StartAsync(configure: silo =>
            silo.Services.AddSingleton<IAttributeToFactoryMapper<LabelAttribute>, LabelMapper>());

        Assert.Equal("left of faceted/1, right of faceted/1", await world.Get<IFaceted>(1).DescribeAsync().Soon());
        Assert.Equal(["load left", "load right", "activate"], world.Probe.Notes);
        Assert.True(world.Cluster.TryGetGrainContext(world.Get<IFaceted>(1).GetGrainId(), out var context));
        Assert.Equal("right", context.GetComponent<Label>()!.Name);
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class LabelAttribute : Attribute, IFacetMetadata;

    internal sealed record Label(string Name, GrainId GrainId);

    internal sealed class LabelMapper(Probe probe) : IAttributeToFactoryMapper<LabelAttribute>
    {
        public Factory<IGrainContext, object> GetFactory(ParameterInfo parameter, LabelAttribute metadata) => context =>
        {
            ((Activation)context).BeforeActivation(_ =>
            {
                probe.Note($"load {parameter.Name}");
                return Task.CompletedTask;
            });
            var label = new Label(parameter.Name!, context.GrainId);
            context.SetComponent(label);
            return label;
        };
    }

    internal sealed class FacetedGrain([Label] Label left, Probe probe, IGrainContext context, [Label] Label right) : Grain, IFaceted
    {
        public Task<string> DescribeAsync() => Task.FromResult($"{left.Name} of {left.GrainId}, {right.Name} of {context.GrainId}");

        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            probe.Note("activate");
            return Task.CompletedTask;
        }
    }
}
