namespace Orleans.Core;

/// <summary>One stored record with its state.</summary>
public interface IStorage<TState> : IStorage
{
    /// <summary>The state in memory; changing it stores nothing until it is written.</summary>
    TState State { get; set; }
}
