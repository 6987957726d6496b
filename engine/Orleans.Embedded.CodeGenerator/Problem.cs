using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Orleans.Embedded.CodeGenerator;

/// <summary>Why a type cannot be generated for. Holds no symbols, so that the compiler can compare it between edits.</summary>
internal sealed record Problem(string Message, string Path, TextSpan Span, LinePositionSpan Lines)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "ORLE001", "Not supported by the embedded engine", "{0}", "Orleans", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static Problem At(ISymbol symbol, string message)
    {
        var location = symbol.Locations[0];
        return new Problem(message, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location.Create(Path, Span, Lines), Message);
}
