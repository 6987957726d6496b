using Orleans.Runtime.Embedded;

namespace Orleans.Runtime;

/// <summary>The activation whose turn this thread is running.</summary>
internal static class RuntimeContext
{
    public static IGrainContext? Current => TurnQueue.Running as IGrainContext;
}
