using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Embedded.ApiTests.Surface;

/// <summary>Reads the public surface of an assembly from its metadata. Nothing is loaded, so references need not resolve.</summary>
public sealed class ApiReader
{
    private readonly MetadataReader _reader;
    private readonly TypeNames _names = new();
    private readonly MemberReader _members;

    private ApiReader(MetadataReader reader)
    {
        _reader = reader;
        _members = new MemberReader(reader, _names);
    }

    public static IReadOnlyList<ApiType> Read(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file);
    }

    public static IReadOnlyList<ApiType> Read(Stream assembly)
    {
        using var image = new PEReader(assembly);
        var api = new ApiReader(image.GetMetadataReader());
        return [.. api._reader.TypeDefinitions.Where(api.IsVisible).Select(api.ReadType)];
    }

    private bool IsVisible(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(type.GetDeclaringType()),
            _ => false,
        };
    }

    private ApiType ReadType(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        var baseType = type.BaseType.IsNil ? null : _names.NameOf(_reader, type.BaseType);
        return new ApiType(
            _names.NameOf(_reader, handle),
            KindOf(type, baseType),
            _members.GenericsOf(type.GetGenericParameters()),
            baseType,
            [.. type.GetInterfaceImplementations().Select(each => _names.NameOf(_reader, _reader.GetInterfaceImplementation(each).Interface))],
            _members.Read(type));
    }

    private string KindOf(TypeDefinition type, string? baseType)
    {
        if (type.Attributes.HasFlag(TypeAttributes.Interface)) return "interface";
        return baseType switch
        {
            "System.Enum" => $"enum of {_members.UnderlyingTypeOf(type)}",
            "System.MulticastDelegate" => "delegate",
            "System.ValueType" => "struct",
            _ => (type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Sealed)) switch
            {
                TypeAttributes.Abstract | TypeAttributes.Sealed => "static class",
                TypeAttributes.Abstract => "abstract class",
                TypeAttributes.Sealed => "sealed class",
                _ => "class",
            },
        };
    }
}
