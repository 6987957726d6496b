using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orleans.Embedded.CodeGenerator;

/// <summary>Writes what lets a client in another process call a method: its name on the wire, and how arguments are written and read.</summary>
internal sealed class GatewayWriter
{
    private readonly IMethodSymbol _method;
    private readonly IParameterSymbol? _token;
    private readonly string _request;
    private readonly IParameterSymbol[] _sent;

    /// <param name="type">The interface that is called; it may inherit the method.</param>
    /// <param name="method">The method.</param>
    /// <param name="request">The name of its request class.</param>
    /// <param name="token">The parameter that is not sent, because cancelling is a message of its own.</param>
    public GatewayWriter(INamedTypeSymbol type, IMethodSymbol method, string request, IParameterSymbol? token)
    {
        _method = method;
        _request = request;
        _token = token;
        _sent = [.. method.Parameters.Where(one => !SymbolEqualityComparer.Default.Equals(one, token))];
        var result = (method.ReturnType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        var passes = !type.Implements("Orleans.IGrainObserver") && result?.IsAddressable() != true
            && !_sent.Any(one => one.Type.IsAddressable() || one.Type.Is("System.Threading.CancellationToken"));
        Id = passes ? NameOf(type, method) : null;
    }

    /// <summary>Names interface and method at both ends; null when the method cannot be called through a gateway.</summary>
    public string? Id { get; }

    /// <summary>Writes the method's place in the list from which a silo serves the interface.</summary>
    public void WriteListed(StringBuilder code)
    {
        if (Id is not null) code.AppendLine($"            new({Quoted(Id)}, {_request}.Read),");
    }

    /// <summary>Writes the members of the request class.</summary>
    public void WriteMembers(StringBuilder code)
    {
        if (Id is null) return;
        code.AppendLine($"        public override string MethodId => {Quoted(Id)};");
        if (_sent.Length > 0)
        {
            var added = string.Concat(_sent.Select(one => $" arguments.Add(a{one.Ordinal});"));
            code.AppendLine($"        public override void WriteArguments(global::Orleans.Embedded.ArgumentWriter arguments) {{{added} }}");
        }

        var read = string.Join(", ", _method.Parameters.Select(one =>
            SymbolEqualityComparer.Default.Equals(one, _token) ? "arguments.NextToken()" : $"arguments.Next<{one.Type.Full()}>()"));
        code.AppendLine("        public static global::Orleans.Embedded.Request Read(ref global::Orleans.Embedded.ArgumentReader arguments) =>");
        code.AppendLine($"            new {_request}({read});");
    }

    private static string NameOf(INamedTypeSymbol type, IMethodSymbol method)
    {
        var name = method.Alias() ?? $"{method.Name}({string.Join(",", method.Parameters.Select(one => one.Type.Wire()))})";
        var isInherited = !SymbolEqualityComparer.Default.Equals(type, method.ContainingType);
        return isInherited ? $"{type.Wire()}/{method.ContainingType.Wire()}/{name}" : $"{type.Wire()}/{name}";
    }

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
