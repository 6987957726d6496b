namespace Orleans.Embedded;

/// <summary>The grains of one assembly; the generator derives it, so that start-up looks at no type that is not a grain.</summary>
public abstract class GrainManifest
{
    public abstract IEnumerable<GrainInterface> Interfaces { get; }

    public abstract IEnumerable<Type> GrainClasses { get; }
}
