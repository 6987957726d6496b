using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.CodeGenerator;

/// <summary>Writes, for one method of a grain interface, the reference's implementation and the request class.</summary>
internal sealed class MethodWriter
{
    private const string TaskName = "global::System.Threading.Tasks.Task";
    private const string ResponseTimeoutAttribute = "Orleans.ResponseTimeoutAttribute";

    private readonly IMethodSymbol _method;
    private readonly string _request;
    private readonly string _interface;
    private readonly string _parameters;
    private readonly IParameterSymbol? _token;
    private readonly bool _isValueTask;
    private readonly bool _isOneWay;
    private readonly string? _result;

    /// <param name="type">The interface that the reference is for; the method may be one that it inherits.</param>
    /// <param name="method">The method.</param>
    /// <param name="request">The name of the request class.</param>
    public MethodWriter(INamedTypeSymbol type, IMethodSymbol method, string request)
    {
        _method = method;
        _request = request;
        _interface = method.ContainingType.Full();
        _token = method.Parameters.FirstOrDefault(one => one.Type.Is("System.Threading.CancellationToken"));
        _parameters = string.Join(", ", method.Parameters.Select(one => $"{one.Type.Full()} a{one.Ordinal}"));
        _isValueTask = method.ReturnType.Name == "ValueTask";
        _isOneWay = method.ReturnsVoid || method.Has("Orleans.Concurrency.OneWayAttribute");
        _result = (method.ReturnType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault()?.Full();
        Gateway = new GatewayWriter(type, method, request, _token);
    }

    /// <summary>What the method needs to be called through a gateway.</summary>
    public GatewayWriter Gateway { get; }

    /// <summary>Null when the engine supports the method.</summary>
    public static string? Objection(IMethodSymbol method)
    {
        var name = $"{method.ContainingType.Name}.{method.Name}";
        if (method.MethodKind is not MethodKind.Ordinary) return $"{name}: grain interfaces have methods only.";
        if (method.IsGenericMethod) return $"{name}: generic methods are not supported.";
        if (method.Parameters.Any(one => one.RefKind != RefKind.None)) return $"{name}: ref, in and out parameters are not supported.";
        var isTask = method.ReturnType.Is("System.Threading.Tasks.Task") || method.ReturnType.Is("System.Threading.Tasks.ValueTask");
        var isTaskOf = method.ReturnType.Is("System.Threading.Tasks.Task<TResult>")
            || method.ReturnType.Is("System.Threading.Tasks.ValueTask<TResult>");
        if (!isTask && !isTaskOf && !method.ReturnsVoid) return $"{name} must return Task, ValueTask or void.";
        if (method.Argument(ResponseTimeoutAttribute) is { } time && !TimeSpan.TryParse(time, CultureInfo.InvariantCulture, out _))
            return $"{name}: the response timeout '{time}' is not a time.";
        if (isTaskOf && method.Has("Orleans.Concurrency.OneWayAttribute")) return $"{name}: a one-way method has no result.";
        return null;
    }

    public void WriteCall(StringBuilder code)
    {
        var arguments = _method.Parameters.Select(one => one.Type.IsAddressable()
            ? $"global::Orleans.Embedded.GrainArgument.ToReference(a{one.Ordinal})"
            : $"a{one.Ordinal}");
        var send = $"Send(new {_request}({string.Join(", ", arguments)}))";
        if (_isValueTask) send = $"new {_method.ReturnType.Full()}({send})";
        var type = _method.ReturnsVoid ? "void" : _method.ReturnType.Full();
        code.AppendLine($"        {type} {_interface}.@{_method.Name}({_parameters}) => {send};");
    }

    public void WriteRequest(StringBuilder code)
    {
        var call = string.Join(", ", _method.Parameters.Select(one =>
            SymbolEqualityComparer.Default.Equals(one, _token) ? "GrainToken" : $"a{one.Ordinal}"));
        call = $"(({_interface})target).@{_method.Name}({call})";
        var result = _result is null ? "" : $"<{_result}>";
        var kind = _isOneWay ? "OneWayRequest" : $"TaskRequest{result}";

        code.AppendLine();
        code.AppendLine($"    internal sealed class {_request}({_parameters}) : global::Orleans.Embedded.{kind}");
        code.AppendLine("    {");
        code.AppendLine($"        public override string Name => \"{_method.ContainingType.Name}.{_method.Name}\";");
        WriteOptions(code);
        WriteTimeout(code);
        if (_token is not null)
            code.AppendLine($"        protected override {_token.Type.Full()} CallerToken => a{_token.Ordinal};");
        Gateway.WriteMembers(code);
        code.AppendLine(_method.ReturnsVoid
            ? $"        protected override {TaskName} Invoke(object target) {{ {call}; return {TaskName}.CompletedTask; }}"
            : $"        protected override {TaskName}{result} Invoke(object target) => {call}{(_isValueTask ? ".AsTask()" : "")};");
        code.AppendLine("    }");
    }

    private void WriteOptions(StringBuilder code)
    {
        const string Options = "global::Orleans.Embedded.RequestOptions";
        string[] names = ["AlwaysInterleave", "ReadOnly", "OneWay"];
        var set = names.Where(name => name == "OneWay" ? _isOneWay : _method.Has($"Orleans.Concurrency.{name}Attribute")).ToArray();
        if (set.Length == 0) return;
        code.AppendLine($"        protected override {Options} Options => {string.Join(" | ", set.Select(name => $"{Options}.{name}"))};");
    }

    private void WriteTimeout(StringBuilder code)
    {
        if (_method.Argument(ResponseTimeoutAttribute) is not { } time) return;
        var ticks = TimeSpan.Parse(time, CultureInfo.InvariantCulture).Ticks;
        code.AppendLine($"        public override global::System.TimeSpan? ResponseTimeout => new global::System.TimeSpan({ticks}L);");
    }
}
