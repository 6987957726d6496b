namespace Orleans.Embedded.ApiTests.Comparison;

/// <summary>A difference that is meant to be.</summary>
/// <param name="Place">As in <see cref="ApiDifference.Place"/>.</param>
public sealed record Allowance(string Place, string Reason);
