using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.CodeGenerator;

/// <summary>Questions about types and their names.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat WireName = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static string Full(this ITypeSymbol type) => type.ToDisplayString(FullName);

    public static bool Is(this ITypeSymbol type, string fullName) => type.OriginalDefinition.ToDisplayString() == fullName;

    public static bool Implements(this INamedTypeSymbol type, string fullName) => type.AllInterfaces.Any(one => one.Is(fullName));

    /// <summary>Whether values of the type are called through references.</summary>
    public static bool IsAddressable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named && named.Implements("Orleans.Runtime.IAddressable");

    public static bool Has(this ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(one => one.AttributeClass?.ToDisplayString() == attribute);

    /// <summary>The name that both ends of a gateway know a type by: its alias, else its full name.</summary>
    public static string Wire(this ITypeSymbol type) => type.Alias() ?? type.ToDisplayString(WireName);

    /// <summary>The first alias; null when there is none.</summary>
    public static string? Alias(this ISymbol symbol) => symbol.Argument("Orleans.AliasAttribute");

    /// <summary>The text that the first attribute of a type is given; null when there is none.</summary>
    public static string? Argument(this ISymbol symbol, string attribute) => symbol.GetAttributes()
        .FirstOrDefault(one => one.AttributeClass?.ToDisplayString() == attribute)
        ?.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>A name for a type that is unique in its assembly and has no dots.</summary>
    public static string Mangled(this INamedTypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).Replace("@", "").Replace("_", "__").Replace('.', '_');

    public static bool IsGeneric(this INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsGenericType) return true;
        }

        return false;
    }

    /// <summary>Whether code elsewhere in the assembly can name the type.</summary>
    public static bool IsReachable(this INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal || outer.DeclaredAccessibility
                is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)) return false;
        }

        return true;
    }
}
