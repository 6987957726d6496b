using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orleans.Embedded.CodeGenerator;

/// <summary>
/// Generates, for every interface that derives from IAddressable, a reference class and a request class for each method, and for the
/// assembly a manifest of those and of its grain classes. So a silo starts without searching types or methods.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GrainGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is TypeDeclarationSyntax { BaseList: not null },
                Generate)
            .Where(static type => type is not null)
            .Collect();
        var assembly = context.CompilationProvider.Select(static (compilation, _) => (Namespace(compilation), Parts(compilation)));
        context.RegisterSourceOutput(types.Combine(assembly), static (output, item) =>
            Write(output, item.Left!, item.Right.Item1, item.Right.Item2));
    }

    private static GeneratedType? Generate(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is not INamedTypeSymbol type) return null;
        if (type.IsAddressable()) return InterfaceWriter.Write(type, Namespace(context.SemanticModel.Compilation));
        if (type.IsAbstract || !type.Implements("Orleans.IGrain") || !type.Implements("Orleans.IGrainBase")) return null;
        if (type.IsGeneric() || !type.IsReachable())
        {
            var problem = Problem.At(type, $"{type.Name}: a grain class may be neither generic nor private.");
            return new GeneratedType("", null, null, problem);
        }

        return new GeneratedType(type.Full(), null, null, null);
    }

    private static void Write(SourceProductionContext output, ImmutableArray<GeneratedType> types, string ns, string parts)
    {
        // A partial type is seen once for each of its parts.
        var distinct = types.Distinct().OrderBy(type => type.Type, System.StringComparer.Ordinal).ToList();
        foreach (var type in distinct)
        {
            if (type.Problem is not null) output.ReportDiagnostic(type.Problem.ToDiagnostic());
        }

        var good = distinct.FindAll(type => type.Problem is null);
        foreach (var type in good)
        {
            if (type is { Source: { } source, Reference: { } reference })
                output.AddSource($"{reference.Substring(reference.LastIndexOf('.') + 1)}.g.cs", source);
        }

        if (good.Count > 0 || parts.Length > 0) output.AddSource("Manifest.g.cs", ManifestWriter.Write(good, ns, parts));
    }

    private static string Namespace(Compilation compilation)
    {
        var name = compilation.AssemblyName ?? "Program";
        return "OrleansGenerated." + string.Concat(name.Select(letter => SyntaxFacts.IsIdentifierPartCharacter(letter) ? letter : '_'));
    }

    private static string Parts(Compilation compilation) => string.Join(";", compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => assembly.Has("Orleans.Embedded.GrainManifestAttribute"))
        .Select(assembly => assembly.Identity.Name)
        .OrderBy(name => name, System.StringComparer.Ordinal));
}
