namespace Seckill.Storage.GrainState;

/// <summary>One row of <c>grain_state</c>; the payload is null once the state was cleared.</summary>
internal sealed class GrainStateRow
{
    public long Version { get; init; }

    public byte[]? Payload { get; init; }
}
