using System.Reflection;

namespace Seckill.TestKit;

/// <summary>Which runtime executes the grains in this build: see README, "Two engines".</summary>
public static class TestEngine
{
    /// <summary>The value of the MSBuild property Engine.</summary>
    public static string Name { get; } = typeof(TestEngine).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Engine")
        .Value!;

    /// <summary>The embedded engine: one process, whose clock a test may control.</summary>
    public static bool IsEmbedded => Name == "Embedded";
}
