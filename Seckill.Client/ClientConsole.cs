using Seckill.Client.Connection;
using Seckill.Client.Connection.Grains;
using Spectre.Console;

namespace Seckill.Client;

/// <summary>All that the console touches of the world around it, so that a test can run a whole command in-process.</summary>
public sealed class ClientConsole
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where the one line about a failure goes.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Read for a password when it is redirected.</summary>
    public required TextReader In { get; init; }

    /// <summary>False when somebody sits at a keyboard.</summary>
    public required bool InputRedirected { get; init; }

    /// <summary>True for a pipe or a file: no colours, no live view, no wrapping.</summary>
    public required bool OutputRedirected { get; init; }

    /// <summary>Looks up an environment variable.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Reads one line from the keyboard without echo; null when the user gave up.</summary>
    public required Func<string?> ReadSecret { get; init; }

    /// <summary>The clock, the local time zone and every time-out.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether the terminal understands ANSI sequences; not asked when the output is redirected.</summary>
    public AnsiSupport Ansi { get; init; } = AnsiSupport.Detect;

    /// <summary>Makes the connection to a gateway.</summary>
    internal Func<ClusterAddress, TimeProvider, CancellationToken, Task<ApiResult<GatewayConnection>>> Connect { get; init; } =
        GatewayConnection.OpenAsync;

    /// <summary>The real console.</summary>
    public static ClientConsole OfThisProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        InputRedirected = Console.IsInputRedirected,
        OutputRedirected = Console.IsOutputRedirected,
        Environment = System.Environment.GetEnvironmentVariable,
        ReadSecret = Accounts.SecretLine.Read,
    };

    /// <summary>An environment variable; null also when it is empty.</summary>
    internal string? Variable(string name) => Environment(name) is { Length: > 0 } value ? value : null;

    /// <summary>
    /// The folder for the console's own files: <c>$XDG_CONFIG_HOME/seckill</c>, else the user's configuration folder
    /// (<c>~/.config/seckill</c>).
    /// </summary>
    internal string ConfigFolder()
    {
        // The XDG base directory specification: a relative path is to be ignored.
        if (Environment("XDG_CONFIG_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg)) return Path.Combine(xdg, "seckill");
        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.ApplicationData), "seckill");
        }

        var home = Environment("HOME") is { Length: > 0 } set
            ? set
            : System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);
        return Path.Combine(home, ".config", "seckill");
    }
}
