using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Accounts;

/// <summary>A command that takes an account's name and asks for its password.</summary>
internal static class NameAndPasswordCommand
{
    /// <param name="shell">Runs it.</param>
    /// <param name="command">The command, so far without the name and the password.</param>
    /// <param name="nameDescription">Describes the argument.</param>
    /// <param name="confirm">Whether a typed password is asked for twice.</param>
    /// <param name="run">Gets the name and the password.</param>
    public static Command Create(
        CommandShell shell,
        Command command,
        string nameDescription,
        bool confirm,
        Func<CommandContext, string, string, CancellationToken, Task<Failure?>> run)
    {
        var name = new Argument<string>("name") { Description = nameDescription };
        var option = PasswordSource.CreateOption();
        command.Add(name);
        command.Add(option);
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed,
            async (context, token) =>
            {
                var read = await PasswordSource.ReadAsync(context.Console, parsed.GetValue(option), confirm, token);
                return read.TryGet(out var password, out var failure)
                    ? await run(context, parsed.GetRequiredValue(name), password, token)
                    : failure;
            },
            cancellation));
        return command;
    }
}
