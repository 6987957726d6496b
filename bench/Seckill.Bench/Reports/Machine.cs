using System.Runtime.InteropServices;

namespace Seckill.Bench.Reports;

/// <summary>Where it was measured, since absolute numbers mean nothing elsewhere.</summary>
internal sealed record Machine(string Processor, int Cores, long MemoryMb, string System, string Runtime, string LoadAverage)
{
    public static Machine Read() => new(
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name"))?.Split(':')[1].Trim() ?? "unknown",
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        File.ReadAllText("/proc/loadavg").Trim());
}
