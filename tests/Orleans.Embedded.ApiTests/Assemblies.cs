using System.Reflection;
using Orleans.Embedded.ApiTests.Surface;

namespace Orleans.Embedded.ApiTests;

/// <summary>Where our assemblies and the real ones are.</summary>
internal static class Assemblies
{
    public static IReadOnlyList<ApiType> Ours =>
        [.. ApiReader.Read(BesideTheTests("Orleans.Embedded.dll")), .. ApiReader.Read(BesideTheTests("Orleans.Embedded.TestingHost.dll"))];

    public static IReadOnlyList<ApiType> Real =>
    [
        .. ApiReader.Read(InPackage("microsoft.orleans.core.abstractions", "Orleans.Core.Abstractions.dll")),
        .. ApiReader.Read(InPackage("microsoft.orleans.testinghost", "Orleans.TestingHost.dll")),
    ];

    private static string BesideTheTests(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string InPackage(string package, string file) =>
        Path.Combine(Metadata("NuGetPackageRoot"), package, Metadata("RealOrleansVersion"), "lib", "net10.0", file);

    private static string Metadata(string key) =>
        typeof(Assemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
