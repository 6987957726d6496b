using System.CommandLine;
using System.Globalization;
using Seckill.Client.Connection;
using Seckill.Client.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Seckill.Client.Admin;

/// <summary><c>cluster</c></summary>
internal static class ClusterCommand
{
    public static Command Create(CommandShell shell)
    {
        var command = new Command("cluster", "Shows the silos, the grains on them, and who writes the order stream (admin).");
        command.SetAction((parsed, cancellation) => shell.RunAsync(parsed, RunAsync, cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!context.RequireAdminToken().TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.GetClusterAsync(token, cancellation);
        if (!answer.TryGet(out var report, out failure)) return failure;
        context.Screen.Result(report, () => CreateView(context.Screen, report));
        return null;
    }

    private static IRenderable CreateView(Screen screen, ClusterReport report)
    {
        var silos = screen.CreateTable("Silo", "Name", "Status");
        foreach (var silo in report.Silos) Screen.AddRow(silos, silo.Address, silo.Name, silo.Status);
        var grains = screen.CreateTable("Grain", "Silo", "Activations");
        foreach (var grain in report.Grains)
        {
            Screen.AddRow(grains, grain.Type, grain.Silo, grain.Activations.ToString(CultureInfo.InvariantCulture));
        }

        var partitions = screen.CreateTable("Partition", "Written on");
        foreach (var partition in report.Partitions)
        {
            Screen.AddRow(partitions, partition.Partition.ToString(CultureInfo.InvariantCulture), partition.Silo ?? "-");
        }

        return new Rows(silos, grains, partitions);
    }
}
