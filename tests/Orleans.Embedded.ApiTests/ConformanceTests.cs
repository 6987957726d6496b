using Orleans.Embedded.ApiTests.Comparison;

namespace Orleans.Embedded.ApiTests;

/// <summary>Holds the embedded engine's public types against the real ones that the registry serves.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    /// <summary>Far fewer would mean that the assemblies were not found or read.</summary>
    private const int FewestTypesCompared = 40;

    private const int FewestMembersCompared = 250;

    private readonly ApiComparer _comparer = new(Assemblies.Ours, Assemblies.Real);

    [Fact]
    public void Every_public_member_is_as_in_the_real_Orleans()
    {
        var allowed = Allowances.All.Select(allowance => allowance.Place).ToHashSet();
        var differences = _comparer.Differences().Where(difference => !allowed.Contains(difference.Place)).ToArray();
        Assert.True(differences.Length == 0, $"{differences.Length} differences:\n{string.Join("\n", differences.AsEnumerable())}");
    }

    [Fact]
    public void Every_allowed_difference_still_exists()
    {
        var places = _comparer.Differences().Select(difference => difference.Place).ToHashSet();
        Assert.All(Allowances.All, allowance => Assert.Contains(allowance.Place, places));
    }

    [Fact]
    public void Every_allowed_difference_has_a_reason_and_stands_there_once()
    {
        Assert.All(Allowances.All, allowance => Assert.False(string.IsNullOrWhiteSpace(allowance.Reason)));
        Assert.Distinct(Allowances.All.Select(allowance => allowance.Place));
    }

    [Fact]
    public void The_comparison_has_something_to_compare()
    {
        var compared = _comparer.Compared.ToArray();
        output.WriteLine($"{compared.Length} types with {compared.Sum(type => type.Members.Length)} members compared.");
        output.WriteLine("Not in the assemblies at hand, so compared only when building with the real packages:");
        foreach (var type in _comparer.NotCompared.OrderBy(type => type.Name, StringComparer.Ordinal)) output.WriteLine($"  {type.Name}");
        Assert.InRange(compared.Length, FewestTypesCompared, int.MaxValue);
        Assert.InRange(compared.Sum(type => type.Members.Length), FewestMembersCompared, int.MaxValue);
        Assert.Contains(compared, type => type.Name == "Orleans.Grain");
        Assert.Contains(compared, type => type.Name == "Orleans.TestingHost.InProcessTestCluster");
    }
}
