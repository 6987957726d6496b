namespace Orleans.Streams;

/// <summary>Bounds how many messages of one queue are held in memory.</summary>
/// <remarks>
/// Orleans' interface also stores them. The embedded engine's agent delivers what it has read before it reads again, so it
/// needs no store, and asks for the bound only.
/// </remarks>
public interface IQueueCache : IQueueFlowController
{
}
