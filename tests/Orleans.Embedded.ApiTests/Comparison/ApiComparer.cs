using Orleans.Embedded.ApiTests.Surface;

namespace Orleans.Embedded.ApiTests.Comparison;

/// <summary>
/// Compares our types with the real ones of the same name. Ours may have less; whatever they do have must be the same, so that
/// code written for ours compiles and means the same with the real ones.
/// </summary>
public sealed class ApiComparer(IEnumerable<ApiType> ours, IEnumerable<ApiType> real)
{
    private readonly ApiType[] _ours = [.. ours];
    private readonly Dictionary<string, ApiType> _real = real.ToDictionary(type => type.Name);

    /// <summary>Our types that the real Orleans has as well.</summary>
    public IEnumerable<ApiType> Compared => _ours.Where(type => _real.ContainsKey(type.Name));

    /// <summary>Our types that none of the real assemblies at hand has.</summary>
    public IEnumerable<ApiType> NotCompared => _ours.Where(type => !_real.ContainsKey(type.Name));

    public IReadOnlyList<ApiDifference> Differences() => [.. Compared.SelectMany(type => Differences(type, _real[type.Name]))];

    private IEnumerable<ApiDifference> Differences(ApiType type, ApiType realType)
    {
        if (type.Kind != realType.Kind) yield return new ApiDifference(type.Name, $"is a {type.Kind}, real: {realType.Kind}");
        if (type.Generics != realType.Generics) yield return new ApiDifference(type.Name, $"has type parameters [{type.Generics}], real: [{realType.Generics}]");
        if (type.BaseType != realType.BaseType) yield return new ApiDifference(type.Name, $"has base {type.BaseType}, real: {realType.BaseType}");
        foreach (var added in type.Interfaces.Except(realType.Interfaces)) yield return new ApiDifference(type.Name, $"implements {added}, the real one does not");
        foreach (var member in type.Members)
        {
            var candidates = WithBases(realType).SelectMany(each => each.Members).Where(each => each.Name == member.Name).ToArray();
            if (candidates.Any(each => each.Signature == member.Signature)) continue;
            if (candidates.Length == 0 && member.IsOverride) continue;
            yield return new ApiDifference($"{type.Name}::{member.Name}", candidates.Length == 0
                ? $"{member.Signature}, not in the real one"
                : $"{member.Signature}, real: {string.Join(" | ", candidates.Select(each => each.Signature))}");
        }
    }

    /// <summary>The type and those of its base types that can be seen: a member may have its place in any of them.</summary>
    private IEnumerable<ApiType> WithBases(ApiType type)
    {
        for (var next = type; next is not null; next = next.BaseType is { } name ? _real.GetValueOrDefault(name.Split('<')[0]) : null)
            yield return next;
    }
}
