using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace Orleans.Embedded.ApiTests.Surface;

/// <summary>Writes the public and protected members of a type as text. Properties and events are there as their accessors.</summary>
internal sealed class MemberReader(MetadataReader reader, TypeNames names)
{
    public ImmutableArray<ApiMember> Read(TypeDefinition type) =>
    [
        .. type.GetMethods().Select(reader.GetMethodDefinition)
            .Where(method => AccessOf((int)method.Attributes) is not null).Select(method => ReadMethod(type, method)),
        .. type.GetFields().Select(reader.GetFieldDefinition)
            .Where(field => AccessOf((int)field.Attributes) is not null && !field.Attributes.HasFlag(FieldAttributes.RTSpecialName))
            .Select(ReadField),
    ];

    public string UnderlyingTypeOf(TypeDefinition enumType) =>
        enumType.GetFields().Select(reader.GetFieldDefinition).First(field => !field.Attributes.HasFlag(FieldAttributes.Static))
            .DecodeSignature(names, null);

    public string GenericsOf(GenericParameterHandleCollection parameters) =>
        string.Join("; ", parameters.Select(reader.GetGenericParameter).Select(parameter =>
        {
            var constraints = parameter.GetConstraints().Select(each => names.NameOf(reader, reader.GetGenericParameterConstraint(each).Type));
            return string.Join(" ", constraints.Order(StringComparer.Ordinal).Prepend(parameter.Attributes.ToString()));
        }));

    /// <summary>Methods and fields have the same bits for it. Whoever derives sees 'protected internal' as 'protected'.</summary>
    private static string? AccessOf(int attributes) => (MethodAttributes)(attributes & (int)MethodAttributes.MemberAccessMask) switch
    {
        MethodAttributes.Public => "public",
        MethodAttributes.Family or MethodAttributes.FamORAssem => "protected",
        _ => null,
    };

    private ApiMember ReadMethod(TypeDefinition type, MethodDefinition method)
    {
        var name = reader.GetString(method.Name);
        var signature = method.DecodeSignature(names, null);
        var isVirtual = method.Attributes.HasFlag(MethodAttributes.Virtual);
        var words = new[]
        {
            AccessOf((int)method.Attributes),
            method.Attributes.HasFlag(MethodAttributes.Static) ? "static" : null,
            OverridingOf(type, method),
            method.Attributes.HasFlag(MethodAttributes.SpecialName) ? "special" : null,
            signature.ReturnType,
            name + GenericSuffix(method, signature) + ParametersOf(method, signature),
        };
        return new ApiMember(
            name, string.Join(" ", words.OfType<string>()), isVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot));
    }

    private static string? OverridingOf(TypeDefinition type, MethodDefinition method)
    {
        if (method.Attributes.HasFlag(MethodAttributes.Abstract)) return "abstract";
        var canBeOverridden = method.Attributes.HasFlag(MethodAttributes.Virtual)
            && !method.Attributes.HasFlag(MethodAttributes.Final)
            && !type.Attributes.HasFlag(TypeAttributes.Sealed);
        return canBeOverridden ? "virtual" : null;
    }

    private string GenericSuffix(MethodDefinition method, MethodSignature<string> signature) =>
        signature.GenericParameterCount == 0 ? "" : $"<{signature.GenericParameterCount}: {GenericsOf(method.GetGenericParameters())}>";

    private string ParametersOf(MethodDefinition method, MethodSignature<string> signature)
    {
        var parameters = method.GetParameters().Select(reader.GetParameter).Where(parameter => parameter.SequenceNumber > 0)
            .ToDictionary(parameter => parameter.SequenceNumber);
        var texts = signature.ParameterTypes.Select((type, index) =>
            parameters.TryGetValue(index + 1, out var parameter) ? ParameterText(type, parameter) : type);
        var extension = HasAttribute(method.GetCustomAttributes(), "System.Runtime.CompilerServices.ExtensionAttribute") ? "this " : "";
        return $"({extension}{string.Join(", ", texts)})";
    }

    private string ParameterText(string type, Parameter parameter)
    {
        var array = HasAttribute(parameter.GetCustomAttributes(), "System.ParamArrayAttribute") ? "params " : "";
        var direction = type.EndsWith('&') ? $"{parameter.Attributes & (ParameterAttributes.In | ParameterAttributes.Out)} " : "";
        var optional = parameter.Attributes.HasFlag(ParameterAttributes.Optional) ? $" = {ConstantText(parameter.GetDefaultValue())}" : "";
        return $"{array}{direction}{type} {reader.GetString(parameter.Name)}{optional}";
    }

    private ApiMember ReadField(FieldDefinition field)
    {
        var name = reader.GetString(field.Name);
        var modifiers = field.Attributes & (FieldAttributes.Static | FieldAttributes.InitOnly | FieldAttributes.Literal);
        var value = field.Attributes.HasFlag(FieldAttributes.Literal) ? $" = {ConstantText(field.GetDefaultValue())}" : "";
        return new ApiMember(
            name, $"{AccessOf((int)field.Attributes)} field ({modifiers}) {field.DecodeSignature(names, null)} {name}{value}", IsOverride: false);
    }

    private string ConstantText(ConstantHandle handle)
    {
        if (handle.IsNil) return "default";
        var constant = reader.GetConstant(handle);
        return reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode)?.ToString() ?? "null";
    }

    private bool HasAttribute(CustomAttributeHandleCollection attributes, string name) => attributes.Any(handle =>
    {
        var constructor = reader.GetCustomAttribute(handle).Constructor;
        return constructor.Kind == HandleKind.MemberReference
            && names.NameOf(reader, reader.GetMemberReference((MemberReferenceHandle)constructor).Parent) == name;
    });
}
