using Seckill.Client.Connection;
using Seckill.Client.Connection.Grains;
using Seckill.TestKit;
using Spectre.Console;

namespace Seckill.Client.Tests.Support;

/// <summary>Runs command lines in-process, each user with a configuration folder of their own.</summary>
internal sealed class Cli : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("seckill-client-");

    public Cli(string? url = null)
    {
        Environment["XDG_CONFIG_HOME"] = _home.FullName;
        if (url is not null) Environment["SECKILL_URL"] = url;
    }

    public Dictionary<string, string> Environment { get; } = [];

    public TimeProvider Time { get; set; } = new ManualTimeProvider();

    /// <summary>Redirected input; null for a keyboard.</summary>
    public string? Input { get; set; } = "";

    /// <summary>What is typed without echo.</summary>
    public Queue<string?> Typed { get; } = [];

    /// <summary>Makes the connection to a gateway; the real one, unless a test has a cluster at hand.</summary>
    public Func<ClusterAddress, TimeProvider, CancellationToken, Task<ApiResult<GatewayConnection>>> Connect { get; set; } =
        GatewayConnection.OpenAsync;

    public bool OutputRedirected { get; set; } = true;

    public string ConfigFolder => Path.Combine(_home.FullName, "seckill");

    public async Task<CliResult> RunAsync(string[] args, CancellationToken cancellation)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var console = new ClientConsole
        {
            Out = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            In = new StringReader(Input ?? ""),
            InputRedirected = Input is not null,
            OutputRedirected = OutputRedirected,
            Environment = name => Environment.GetValueOrDefault(name),
            ReadSecret = () => Typed.Dequeue(),
            Time = Time,
            Ansi = AnsiSupport.Yes,
            Connect = Connect,
        };
        var exitCode = await CommandLine.InvokeAsync(args, console, cancellation);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a line as typed; no argument has a space in it.</summary>
    public Task<CliResult> RunAsync(string line) =>
        RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), TestContext.Current.CancellationToken);

    public void Dispose() => _home.Delete(recursive: true);
}
