namespace Orleans.TestingHost;

/// <summary>What tells one silo of a test cluster from the others. The ports are names only: nothing listens.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    public int SiloPort { get; set; }

    public int GatewayPort { get; set; }

    public string SiloName { get; set; } = null!;
}
