using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Accounts;

/// <summary><c>register &lt;name&gt;</c></summary>
internal static class RegisterCommand
{
    public static Command Create(CommandShell shell) => NameAndPasswordCommand.Create(
        shell, new Command("register", "Creates an account."), "The new account's name.", confirm: true, RunAsync);

    private static async Task<Failure?> RunAsync(
        CommandContext context, string name, string password, CancellationToken cancellation)
    {
        var answer = await context.Api.RegisterAsync(name, password, cancellation);
        if (!answer.TryGet(out var registration, out var failure)) return failure;
        context.Screen.Result(
            new { name, registration.UserId },
            $"registered {name} as user {registration.UserId}; next: seckill login {name}");
        return null;
    }
}
