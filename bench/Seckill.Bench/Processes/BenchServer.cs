using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Seckill.Bench.Buyers;

namespace Seckill.Bench.Processes;

/// <summary>The product with its defaults and the yardstick's endpoint, in a process of its own, and its admin.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private const string Program = "Seckill.Bench.Server.dll";
    private const string ListeningMark = "Now listening on: ";
    private const int Parallelism = 16;
    private static readonly TimeSpan Window = TimeSpan.FromHours(12);

    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private BenchServer(ChildProcess process, Uri address, string adminToken)
    {
        _process = process;
        Port = address.Port;
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", adminToken);
    }

    public int Port { get; }

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    /// <summary>Starts a server on an empty store in the folder; the catalog is empty too.</summary>
    public static async Task<BenchServer> StartAsync(string folder, TokenMint mint, CancellationToken cancellationToken)
    {
        string[] arguments = ["--urls=http://127.0.0.1:0", $"--Auth:SigningKey={mint.SigningKey}", "--Catalog:Samples=false"];
        var process = new ChildProcess(Program, folder, arguments, ListeningMark);
        try
        {
            var address = await process.WaitForAsync(ListeningMark, BenchLimits.ServerStart, cancellationToken);
            return new BenchServer(process, new Uri(address), mint.Admin);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates products, each with a sale that is on; their ids follow each other.</summary>
    /// <returns>The first product's id.</returns>
    public async Task<long> CreateSalesAsync(int products, long stock, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        var ids = new long[products];
        await Parallel.ForAsync(0, products, options, async (i, token) =>
        {
            var product = new { name = $"Kettle {i}", description = "1.7 l, steel", listPriceCents = 9_900 };
            ids[i] = await CreateAsync("products", product, token);
            var startsAt = TimeProvider.System.GetUtcNow();
            var sale = new { productId = ids[i], priceCents = 100, stock, startsAt, endsAt = startsAt + Window };
            await CreateAsync("sales", sale, token);
        });
        return ids.Min();
    }

    /// <summary>Waits until the ledger has every order of these products.</summary>
    public async Task SettleAsync(long firstProduct, int products, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(BenchLimits.Settling);
        while (await _http.GetStringAsync($"/bench/unwritten?first={firstProduct}&count={products}", limit.Token) != "0")
            await Task.Delay(BenchLimits.SettlingPoll, TimeProvider.System, limit.Token);
    }

    public async Task<ServerMemory> ReadMemoryAsync(CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<ServerMemory>("/bench/memory", cancellationToken))!;

    /// <summary>The invariants of all sales, once everything is quiet, and how many orders are placed.</summary>
    /// <exception cref="InvalidOperationException">One does not hold: then nothing that was measured counts.</exception>
    public async Task<long> AuditAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/admin/audit");
        request.Headers.Add("Prefer", "wait=20");
        using var response = await _http.SendAsync(request, cancellationToken);
        var audit = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        if (!audit.GetProperty("ok").GetBoolean() || !audit.GetProperty("quiet").GetBoolean())
            throw new InvalidOperationException($"The audit fails: {audit}");
        return audit.GetProperty("sales").EnumerateArray().Sum(sale => sale.GetProperty("placed").GetInt64());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private async Task<long> CreateAsync(string what, object body, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync($"/api/admin/{what}", body, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"The server creates no {what}: {text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetInt64();
    }
}
