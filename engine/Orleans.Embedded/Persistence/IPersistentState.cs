using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A grain's named state: a constructor parameter marked with <see cref="PersistentStateAttribute"/>, loaded before <c>OnActivateAsync</c>.</summary>
public interface IPersistentState<TState> : IStorage<TState>
{
}
