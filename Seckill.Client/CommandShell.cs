using System.CommandLine;
using Seckill.Client.Connection;
using Seckill.Client.Output;

namespace Seckill.Client;

/// <summary>Runs a command's action: opens the connection, and turns its failure into one line and an exit code.</summary>
internal sealed class CommandShell(ClientConsole console, GlobalOptions options)
{
    public ClientConsole Console => console;

    /// <summary>Runs the action; null from it means that all went well.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed,
        Func<CommandContext, CancellationToken, Task<Failure?>> action,
        CancellationToken cancellation)
    {
        var failure = await TryRunAsync(parsed, action, cancellation);
        return failure is null ? ExitCodes.Ok : Fail(console, failure);
    }

    /// <summary>Writes the one line about a failure.</summary>
    public static int Fail(ClientConsole console, Failure failure)
    {
        console.Error.WriteLine($"seckill: {failure.ToLine()}");
        return failure.ExitCode;
    }

    private async Task<Failure?> TryRunAsync(
        ParseResult parsed,
        Func<CommandContext, CancellationToken, Task<Failure?>> action,
        CancellationToken cancellation)
    {
        var token = parsed.GetValue(options.Token) ?? console.Variable(GlobalOptions.TokenVariable);
        if (token is not null && !BearerToken.IsWellFormed(token)) return Failure.Usage("--token: this is not a bearer token");

        var screen = new Screen(console, parsed.GetValue(options.Json));
        try
        {
            var opened = await new ServerDoor(console, options).OpenAsync(parsed, cancellation);
            if (!opened.TryGet(out var server, out var closed)) return closed;
            await using var api = server.Api;
            return await action(new CommandContext(console, screen, api, server.Key, token), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Failure.Cancelled("interrupted before there was an answer");
        }
        catch (Exception unexpected)
        {
            // A mistake of ours: still one line, with what is needed to report it.
            return Failure.Local("internal_error", $"{unexpected.GetType().Name}: {unexpected.Message}");
        }
    }
}
