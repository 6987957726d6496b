using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Seckill.Bench.Buyers;
using Seckill.Bench.Processes;
using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Starts;

/// <summary>
/// From the start of the product's process to its first accepted purchase: on an empty store, where it makes its tables and its
/// samples first, and on a store whose open sale has a million orders, all of which it must know before it sells again.
/// </summary>
internal sealed class StartFigure : IFigure
{
    private const string Program = "Seckill.Silo.dll";
    private const string ListeningMark = "Now listening on: ";
    private const int Orders = 1_000_000;

    /// <summary>The sample that is on sale; the first product of an empty store.</summary>
    private const long Product = 1;

    private static readonly TimeSpan PressInterval = TimeSpan.FromMilliseconds(2);

    private readonly TokenMint _mint = new();
    private int _buyers;

    public string Name => "start";

    public async Task<FigureReport> MeasureAsync(BenchContext context)
    {
        var orders = context.Options.Scaled(Orders);
        using var full = new WorkFolder();
        await MeasureAsync(full.Path, context.Cancellation);
        FullLedger.Fill(Path.Combine(full.Path, "data", "seckill.db"), orders);
        context.Log($"the ledger has {orders:#,##0} orders");

        var (onEmpty, onFull, audits) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var round in context.WarmUpAndRounds)
        {
            using var empty = new WorkFolder();
            using var copy = new WorkFolder();
            CopyFiles(Path.Combine(full.Path, "data"), Path.Combine(copy.Path, "data"));
            var (first, _) = await MeasureAsync(empty.Path, context.Cancellation);
            var (second, audit) = await MeasureAsync(copy.Path, context.Cancellation);
            context.Log($"round {round}: empty {first:0.00} s, full {second:0.00} s, its audit {audit:0.00} s");
            if (round == 0) continue;
            onEmpty.Add(first);
            onFull.Add(second);
            audits.Add(audit);
        }

        const string Empty = "start on an empty store";
        return new FigureReport(
            Name,
            [
                new Row(Empty, "s", onEmpty, Goal: Goal.AtMost(1.5)),
                new Row($"start on {orders:#,##0} orders", "s", onFull, Empty, onEmpty, Goal.RatioAtMost(2)),
                new Row($"audit of {orders:#,##0} orders", "s", audits, Goal: Goal.AtMost(2)),
            ],
            [],
            []);
    }

    /// <summary>
    /// Starts the product in the folder, with its defaults, presses the button until it sells, has it audited, and ends it.
    /// </summary>
    /// <returns>How long it took until it sold, and how long the audit took. Of a full ledger, whose journal lacks the orders that
    /// were put there, the audit says so; it counts them all the same.</returns>
    private async Task<(double Start, double Audit)> MeasureAsync(string folder, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        string[] arguments = ["--urls=http://127.0.0.1:0", $"--Auth:SigningKey={_mint.SigningKey}"];
        await using var silo = new ChildProcess(Program, folder, arguments, ListeningMark);
        try
        {
            using var http = new HttpClient
            {
                BaseAddress = new Uri(await silo.WaitForAsync(ListeningMark, BenchLimits.ServerStart, cancellationToken)),
            };
            while (await PressAsync(http, cancellationToken) != HttpStatusCode.Accepted)
            {
                if (Stopwatch.GetElapsedTime(start) > BenchLimits.ServerStart)
                    throw new TimeoutException("The server does not sell.");
                await Task.Delay(PressInterval, TimeProvider.System, cancellationToken);
            }

            var sold = Stopwatch.GetElapsedTime(start);
            using var audit = new HttpRequestMessage(HttpMethod.Get, "/api/admin/audit");
            audit.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _mint.Admin);
            using var audited = await http.SendAsync(audit, cancellationToken);
            audited.EnsureSuccessStatusCode();
            return (sold.TotalSeconds, (Stopwatch.GetElapsedTime(start) - sold).TotalSeconds);
        }
        finally
        {
            await silo.TerminateAsync();
        }
    }

    /// <summary>Each time another buyer: the same one would be held back for a second.</summary>
    private async Task<HttpStatusCode> PressAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/products/{Product}/orders");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _mint.Buyer(_buyers++));
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    private static void CopyFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
