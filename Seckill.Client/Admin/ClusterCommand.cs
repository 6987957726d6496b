using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Admin;

/// <summary><c>cluster</c></summary>
internal static class ClusterCommand
{
    public static Command Create(CommandShell shell)
    {
        var command = new Command("cluster", "Shows the silos and the grains on them (admin).");
        command.SetAction((parsed, cancellation) => shell.RunAsync(parsed, RunAsync, cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!context.RequireToken().TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.GetClusterAsync(token, cancellation);
        if (!answer.TryGet(out var document, out failure)) return failure;
        context.Screen.Result(document, () => JsonView.Create(context.Screen, document));
        return null;
    }
}
