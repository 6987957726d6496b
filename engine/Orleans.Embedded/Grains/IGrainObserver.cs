using Orleans.Runtime;

namespace Orleans;

/// <summary>The base of interfaces that grains call on objects outside of grains.</summary>
public interface IGrainObserver : IAddressable;
