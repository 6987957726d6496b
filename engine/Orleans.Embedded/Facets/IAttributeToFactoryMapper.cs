using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Turns a facet attribute on a constructor parameter into the factory that makes its argument for an activation.</summary>
public interface IAttributeToFactoryMapper<in TMetadata> where TMetadata : IFacetMetadata
{
    Factory<IGrainContext, object> GetFactory(ParameterInfo parameter, TMetadata metadata);
}
