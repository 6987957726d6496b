using System.CommandLine;
using Seckill.Client.Connection;
using Seckill.Client.Output;

namespace Seckill.Client.Accounts;

/// <summary><c>login &lt;name&gt;</c></summary>
internal static class LoginCommand
{
    public static Command Create(CommandShell shell) => NameAndPasswordCommand.Create(
        shell,
        new Command("login", "Logs in; the next commands to the same server use it."),
        "The account's name.",
        confirm: false,
        RunAsync);

    private static async Task<Failure?> RunAsync(
        CommandContext context, string name, string password, CancellationToken cancellation)
    {
        var answer = await context.Api.LoginAsync(name, password, cancellation);
        if (!answer.TryGet(out var grant, out var failure)) return failure;
        var now = context.Time.GetUtcNow();
        if (context.Logins.Write(name, grant, now) is { } unwritten) return unwritten;
        var expiresAt = grant.ExpiryFrom(now);
        // The token itself stays in the file: what is printed ends in logs.
        context.Screen.Result(
            new { name, expiresAt },
            $"logged in as {name} until {TimeText.Format(expiresAt, context.Time)}");
        return null;
    }
}
