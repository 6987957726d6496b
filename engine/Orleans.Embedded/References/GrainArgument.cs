using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>For generated code: what is passed for a parameter that is a grain or an observer.</summary>
public static class GrainArgument
{
    /// <summary>Always a reference, never the object itself: that would be called outside of its turns.</summary>
    public static T ToReference<T>(T argument) => argument switch
    {
        null or GrainReference => argument,
        IGrainBase { GrainContext: { } context } => context.GrainReference.AsReference<T>(),
        _ => throw new NotSupportedException($"{argument.GetType()} is passed to a grain. Did you forget to CreateObjectReference?"),
    };
}
