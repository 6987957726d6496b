using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded.Tests.Persistence;

/// <summary>A disk that is gone.</summary>
internal sealed class BrokenGrainStorage : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("gone");

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("gone");

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("gone");
}
