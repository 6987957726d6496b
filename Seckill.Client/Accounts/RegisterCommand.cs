using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Accounts;

/// <summary><c>register &lt;name&gt;</c></summary>
internal static class RegisterCommand
{
    public static Command Create(CommandShell shell)
    {
        var name = new Argument<string>("name") { Description = "The new account's name." };
        var password = PasswordSource.CreateOption();
        var command = new Command("register", "Creates an account.") { name, password };
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed,
            (context, token) => RunAsync(context, parsed.GetRequiredValue(name), parsed.GetValue(password), token),
            cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(
        CommandContext context, string name, string? givenPassword, CancellationToken cancellation)
    {
        var read = await PasswordSource.ReadAsync(context.Console, givenPassword, confirm: true, cancellation);
        if (!read.TryGet(out var password, out var failure)) return failure;
        var answer = await context.Api.RegisterAsync(name, password, cancellation);
        if (!answer.TryGet(out var registration, out failure)) return failure;
        context.Screen.Result(
            new { name, registration.UserId },
            $"registered {name} as user {registration.UserId}; next: seckill login {name}");
        return null;
    }
}
