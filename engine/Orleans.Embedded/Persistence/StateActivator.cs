using System.Runtime.CompilerServices;

namespace Orleans.Runtime.Embedded;

/// <summary>Makes the state of a record that is not stored yet.</summary>
internal static class StateActivator
{
    /// <summary>A new <typeparamref name="TState"/>; where it has no parameterless constructor, one whose fields all are default, as in Orleans.</summary>
    public static TState Create<TState>()
    {
        var type = typeof(TState);
        if (type.IsValueType || type == typeof(string) || type.IsArray || type.IsAbstract) return default!;
        return type.GetConstructor(Type.EmptyTypes) is null
            ? (TState)RuntimeHelpers.GetUninitializedObject(type)
            : Activator.CreateInstance<TState>();
    }
}
