using System.Collections.Immutable;

namespace Orleans.Embedded.ApiTests.Surface;

/// <summary>A public type, as text that can be compared.</summary>
/// <param name="Name">With namespace and arity; nested types stand behind a '+'.</param>
/// <param name="Kind">Class, struct, interface, enum or delegate, with its modifiers.</param>
/// <param name="Generics">Variance and constraints of its type parameters.</param>
/// <param name="BaseType">Null for interfaces.</param>
public sealed record ApiType(
    string Name,
    string Kind,
    string Generics,
    string? BaseType,
    ImmutableArray<string> Interfaces,
    ImmutableArray<ApiMember> Members);
