namespace Orleans.Embedded.ApiTests.Comparison;

/// <summary>Something of ours that the real Orleans has otherwise, or not at all.</summary>
/// <param name="Place">The type, or 'type::member'.</param>
public sealed record ApiDifference(string Place, string Text)
{
    public override string ToString() => $"{Place}: {Text}";
}
