namespace Seckill.Bench.Processes;

/// <summary>What the server's collector has done: since the process began, or over a round.</summary>
internal sealed record ServerMemory(long AllocatedBytes, int Gen0, int Gen1, int Gen2, double PauseSeconds)
{
    public ServerMemory Since(ServerMemory before) => new(
        AllocatedBytes - before.AllocatedBytes,
        Gen0 - before.Gen0,
        Gen1 - before.Gen1,
        Gen2 - before.Gen2,
        PauseSeconds - before.PauseSeconds);
}
