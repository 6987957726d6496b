namespace Orleans.Embedded.ApiTests.Surface;

/// <summary>A public or protected method, constructor, accessor or field of a type.</summary>
/// <param name="Signature">All that a caller or an implementer depends on, as text.</param>
/// <param name="IsOverride">Overrides a member of a base type, so adds nothing that could be called.</param>
public sealed record ApiMember(string Name, string Signature, bool IsOverride);
