using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Accounts;

/// <summary>Where a password comes from: the option, the environment, the keyboard, or a line of redirected input.</summary>
internal static class PasswordSource
{
    public const string Variable = "SECKILL_PASSWORD";

    public static Option<string?> CreateOption() => new("--password")
    {
        Description = $"The password. Default: ${Variable}, else asked for, or read as one line from redirected input.",
        HelpName = "password",
    };

    /// <param name="console">Where to ask.</param>
    /// <param name="given">The option's value.</param>
    /// <param name="confirm">Ask twice, because nobody sees a slip of the finger.</param>
    /// <param name="cancellation">Stops waiting for redirected input.</param>
    public static async Task<ApiResult<string>> ReadAsync(
        ClientConsole console, string? given, bool confirm, CancellationToken cancellation)
    {
        if (given is null && console.Environment(Variable) is { Length: > 0 } set) given = set;
        if (given is null && !console.InputRedirected) return Ask(console, confirm);
        // On another thread: a console's reader blocks, whatever its name says.
        given ??= await Task.Run(console.In.ReadLine, cancellation).WaitAsync(cancellation);
        return string.IsNullOrEmpty(given) ? Failure.Usage($"a password is needed: --password or ${Variable}") : given;
    }

    private static ApiResult<string> Ask(ClientConsole console, bool confirm)
    {
        console.Error.Write("Password: ");
        if (console.ReadSecret() is not { } password) return Failure.Cancelled("no password was given");
        if (password.Length == 0) return Failure.Usage("a password is needed");
        if (!confirm) return password;
        console.Error.Write("Once more: ");
        if (console.ReadSecret() is not { } again) return Failure.Cancelled("no password was given");
        return again == password ? password : Failure.Usage("the two passwords differ");
    }
}
