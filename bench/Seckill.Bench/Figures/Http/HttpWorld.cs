using Seckill.Bench.Buyers;
using Seckill.Bench.Load.Plans;
using Seckill.Bench.Processes;
using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Http;

/// <summary>A server, its crowd, and the rounds that were run against it.</summary>
internal sealed class HttpWorld : IAsyncDisposable
{
    /// <summary>A crowd whose tokens the server remembers: well below what it can.</summary>
    public const int KnownBuyers = 20_000;

    private const double MaxRoundSeconds = 60;

    private readonly BenchContext _context;
    private readonly WorkFolder _folder;
    private readonly string _tokens;
    private readonly int _buyers;
    private int _nextBuyer;
    private long _accepted;

    private HttpWorld(BenchContext context, WorkFolder folder, BenchServer server, string tokens, int buyers)
    {
        (_context, _folder, Server, _tokens, _buyers) = (context, folder, server, tokens, buyers);
    }

    public BenchServer Server { get; }

    public List<LoadRound> Rounds { get; } = [];

    /// <summary>Starts a server with an empty store.</summary>
    /// <param name="context">The run.</param>
    /// <param name="buyers">How many buyers there will be, <see cref="KnownBuyers"/> not counted.</param>
    public static async Task<HttpWorld> StartAsync(BenchContext context, int buyers)
    {
        var folder = new WorkFolder();
        try
        {
            var mint = new TokenMint();
            var tokens = folder.File("tokens");
            mint.WriteFile(tokens, KnownBuyers + buyers);
            var server = await BenchServer.StartAsync(folder.Path, mint, context.Cancellation);
            return new HttpWorld(context, folder, server, tokens, buyers) { _nextBuyer = KnownBuyers };
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <returns>The first product's id.</returns>
    public Task<long> CreateSalesAsync(int products, long stock) =>
        Server.CreateSalesAsync(products, stock, _context.Cancellation);

    /// <summary>The yardstick: an endpoint that authenticates and answers <c>{}</c>.</summary>
    public LoadPlan Empty(int requests) => Plan("POST", "/bench/empty", requests);

    /// <summary>The floor of a purchase: a group commit, and an object for the buyer.</summary>
    public LoadPlan Least(int requests) => Plan("POST", "/bench/least", requests);

    public LoadPlan Listing(int requests) => Plan("GET", "/api/products", requests) with { TokenFile = null };

    /// <summary>So many bytes that lie ready, to everybody: what a listing costs at the least.</summary>
    public LoadPlan Bytes(int requests, int count) =>
        Plan("GET", $"/bench/bytes?count={count}", requests) with { TokenFile = null };

    public LoadPlan Purchase(int requests, long product, int products = 1, int requestsPerProduct = 1) =>
        Plan("POST", "/api/products/", requests) with
        {
            PathEnd = "/orders", FirstProduct = product, Products = products, RequestsPerProduct = requestsPerProduct,
        };

    /// <summary>The plan with buyers who have not come before.</summary>
    public LoadPlan ByNewBuyers(LoadPlan plan)
    {
        var first = _nextBuyer;
        _nextBuyer += plan.MaxRequests;
        if (_nextBuyer > KnownBuyers + _buyers) throw new InvalidOperationException("The figure has asked for too few buyers.");
        return plan with { FirstToken = first, Tokens = plan.MaxRequests };
    }

    /// <summary>The plan with those who come again and again; remembered once each of them has been there.</summary>
    public LoadPlan ByKnownBuyers(LoadPlan plan) => plan with { FirstToken = 0, Tokens = KnownBuyers };

    /// <summary>Lets each of the known buyers come once, so that the server remembers their tokens.</summary>
    public Task IntroduceKnownBuyersAsync() => LoadGenerator.RunAsync(ByKnownBuyers(Empty(KnownBuyers)), _context.Cancellation);

    /// <summary>Runs a plan, and waits until the ledger has caught up with it.</summary>
    public async Task<LoadRound> RunAsync(string measure, int round, LoadPlan plan)
    {
        var memoryBefore = await Server.ReadMemoryAsync(_context.Cancellation);
        var before = Server.ProcessorTime;
        var load = await LoadGenerator.RunAsync(plan, _context.Cancellation);
        if (plan.Products > 0) await Server.SettleAsync(plan.FirstProduct, plan.Products, _context.Cancellation);
        var processor = Server.ProcessorTime - before;
        var memory = await Server.ReadMemoryAsync(_context.Cancellation);
        var result = new LoadRound(measure, round, load, processor.TotalSeconds, memory.Since(memoryBefore));
        if (load.Lost > 0) throw new InvalidOperationException($"{measure}: {load.Lost} requests got no answer.");
        if (load.Unsent > 0) throw new InvalidOperationException($"{measure}: {load.Unsent} requests were due and never sent.");
        _accepted += load.CountOf(202);
        if (plan.Products > 0) await Task.Delay(BenchLimits.Rest, TimeProvider.System, _context.Cancellation);
        Rounds.Add(result);
        _context.Log($"{measure}, round {round}: {load.Completed / load.Seconds:#,##0}/s, {load.Latency.P99:#,##0} us p99, "
            + string.Join(", ", load.Statuses.OrderBy(status => status.Key).Select(status => $"{status.Value} x {status.Key}")));
        return result;
    }

    /// <summary>What one measure gave a second, counting answers of one status only.</summary>
    public double[] PerSecond(string measure, int status) => ValuesOf(measure, round => round.Load.PerSecond(status));

    public double[] ValuesOf(string measure, Func<LoadRound, double> value) =>
        [.. Rounds.Where(round => round.Measure == measure && round.Round > 0).Select(value)];

    /// <summary>Nothing counts if an invariant does not hold, or an order that was answered with 202 is not placed (I2).</summary>
    public async Task<string> AuditAsync()
    {
        var placed = await Server.AuditAsync(_context.Cancellation);
        return placed == _accepted
            ? $"Audit: all invariants hold; {placed:#,##0} orders were accepted, and as many are in the ledger."
            : throw new InvalidOperationException($"I2: {_accepted} orders were accepted, {placed} are in the ledger.");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private LoadPlan Plan(string method, string path, int requests) => new()
    {
        Port = Server.Port,
        Method = method,
        Path = path,
        TokenFile = _tokens,
        Connections = _context.Options.Connections,
        MaxRequests = requests,
        MaxSeconds = MaxRoundSeconds,
    };
}
