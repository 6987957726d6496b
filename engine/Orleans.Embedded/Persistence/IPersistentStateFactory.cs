namespace Orleans.Runtime;

/// <summary>Makes the persistent state for one parameter of one activation.</summary>
public interface IPersistentStateFactory
{
    IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config);
}
