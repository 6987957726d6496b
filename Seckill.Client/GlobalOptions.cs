using System.CommandLine;

namespace Seckill.Client;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    public const string UrlVariable = "SECKILL_URL";
    public const string TokenVariable = "SECKILL_TOKEN";
    public const string DefaultUrl = "http://localhost:5000";

    public Option<string?> Url { get; } = new("--url")
    {
        Description = $"The server. Default: ${UrlVariable}, else {DefaultUrl}.",
        HelpName = "url",
        Recursive = true,
    };

    public Option<string?> Gateway { get; } = new("--gateway")
    {
        Description = "Instead of --url: a gateway of the cluster, whose grains are then called directly. For operators.",
        HelpName = "host:port",
        Recursive = true,
    };

    public Option<string?> Cluster { get; } = new("--cluster")
    {
        Description = "Instead of --gateway: the database in which the cluster's silos are found (Orleans engine).",
        HelpName = "connection string",
        Recursive = true,
    };

    public Option<string?> Token { get; } = new("--token")
    {
        Description = $"The bearer token. Default: ${TokenVariable}, else what 'login' stored for the server.",
        HelpName = "token",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Writes the result as JSON, for programs.",
        Recursive = true,
    };
}
