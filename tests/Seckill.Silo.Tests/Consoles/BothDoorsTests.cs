using Seckill.Client.Tests.Support;
using Seckill.Silo.Backends;
using Seckill.Silo.Http;

namespace Seckill.Silo.Consoles;

/// <summary>The same commands to two fresh systems, over HTTP and over a gateway: the console says the same.</summary>
public sealed class BothDoorsTests
{
    private static readonly string LongName = new('x', 201);

    [Fact]
    public async Task A_day_of_selling_reads_the_same()
    {
        var (http, gateway) = await BothAsync(SellAsync, "--Limits:PurchaseIntervalSeconds=0");

        Assert.Equal(http, gateway);
        Assert.Contains("\norder 1-1-1 placed\n(0)\n", gateway);
        Assert.Contains("already_ordered: The caller has an order of this sale. (order 1-1-1)\n(1)\n", gateway);
        Assert.Contains("\"placed\": 1,", gateway);
        Assert.Contains("\"soldOut\": 2,", gateway);
        Assert.Contains("all invariants hold\n(0)\n", gateway);
    }

    [Fact]
    public async Task Refusals_read_the_same_and_nothing_gets_in_by_the_side_door()
    {
        var (http, gateway) = await BothAsync(BeRefusedAsync, "--Limits:PurchaseIntervalSeconds=0");

        Assert.Equal(http, gateway);
        string[] codes =
        [
            "invalid_request: name: 3 to 64", "password: 8 to 256", "name_taken", "invalid_credentials", "product_not_found",
            "overlapping_sale", "endsAt: The end lies in the past", "lasts at most", "ends within", "stock: A whole number",
            "priceCents: A whole number", "description: At most", "not_started", "order_not_found",
        ];
        Assert.All(codes, code => Assert.Contains(code, gateway));
        Assert.Contains("> products \nno products\n(0)\n", gateway);
    }

    [Fact]
    public async Task A_closed_window_goes_before_the_limit_on_attempts()
    {
        var (http, gateway) = await BothAsync(TryTwiceAsync, "--Limits:PurchaseIntervalSeconds=3600");

        Assert.Equal(http, gateway);
        Assert.Equal(2, gateway.Split("not_started: ").Length - 1);
        Assert.Equal(2, gateway.Split("product_not_found: ").Length - 1);
    }

    private static async Task SellAsync(Transcript transcript, Cli admin, Cli ann)
    {
        await transcript.RunAsync(admin, "product create --price 99.00 --description Boils --name", "Electric kettle");
        await transcript.RunAsync(admin, "sale create --product 1 --price-cents 100 --stock 2 --for 1h");
        await transcript.RunAsync(admin, "products");
        await transcript.RunAsync(admin, "products --json");
        await transcript.RunAsync(admin, "-s product");
        await transcript.RunAsync(admin, "product 1");
        await transcript.RunAsync(ann, "register ann --password s3cret-s3cret");
        await transcript.RunAsync(ann, "login ann --password s3cret-s3cret");
        await transcript.RunAsync(ann, "orders");
        await transcript.RunAsync(ann, "buy 1");
        await transcript.RunAsync(ann, "buy 1");
        await transcript.RunAsync(ann, "orders");
        await transcript.RunAsync(ann, "status 1-1-1");
        await transcript.RunAsync(ann, "-s status -a 1-1-1 --json");
        await transcript.RunAsync(ann, "buy 1 -n 3 --json");
        await transcript.RunAsync(ann, "status 1-1-2");
        await transcript.RunAsync(admin, "audit");
        await transcript.RunAsync(admin, "audit --json");
        await transcript.RunAsync(admin, "product 1");
        await transcript.RunAsync(admin, "product 1 --json");
        await transcript.RunAsync(ann, "orders --json");
    }

    private static async Task BeRefusedAsync(Transcript transcript, Cli admin, Cli ann)
    {
        await transcript.RunAsync(ann, "register a --password short");
        await transcript.RunAsync(ann, "register --password s3cret-s3cret", "ann lee");
        await transcript.RunAsync(ann, "register ann --password s3cret-s3cret");
        await transcript.RunAsync(ann, "register ANN --password s3cret-s3cret");
        await transcript.RunAsync(ann, "login ann --password wrong-wrong");
        await transcript.RunAsync(ann, "login nobody --password s3cret-s3cret");
        await transcript.RunAsync(ann, "login --password s3cret-s3cret", "no such / name");
        await transcript.RunAsync(ann, "orders");
        await transcript.RunAsync(ann, "login aNN --password s3cret-s3cret");
        await transcript.RunAsync(ann, "buy 1");
        await transcript.RunAsync(ann, "status 7-7-7");
        await transcript.RunAsync(ann, "status 01-1-1");

        await transcript.RunAsync(admin, "product create --price 0 --name", " ");
        await transcript.RunAsync(admin, "product create --price 9 --name", LongName);
        await transcript.RunAsync(admin, "product create --price 9 --name", "bell\a");
        await transcript.RunAsync(admin, "product create --price-cents 100000000001 --name", "dear");
        await transcript.RunAsync(admin, "product create --price 9 --name x --description", new string('x', 4_001));
        await transcript.RunAsync(admin, "products");
        await transcript.RunAsync(admin, "product 1");
        await transcript.RunAsync(admin, "sale create --product 1 --price 1 --stock 1 --for 1h");

        await transcript.RunAsync(admin, "product create --price 9 --name Kettle");
        await transcript.RunAsync(admin, "sale create --product 1 --price 0 --stock 10000001 --for 1h");
        await transcript.RunAsync(admin, "sale create --product 1 --price 1 --stock 1 --starts 2020-01-01T00:00Z --for 1h");
        await transcript.RunAsync(admin, "sale create --product 1 --price 1 --stock 1 --for 367d");
        await transcript.RunAsync(admin, "sale create --product 1 --price 1 --stock 1 --starts +3660d --for 1d");
        await transcript.RunAsync(admin, "sale create --product 1 --price 1 --stock 1 --starts +1h --for 1h");
        await transcript.RunAsync(admin, "sale create --product 1 --price 1 --stock 1 --starts +90m --for 1h");
        await transcript.RunAsync(ann, "buy 1");
        await transcript.RunAsync(admin, "product 2");
    }

    private static async Task TryTwiceAsync(Transcript transcript, Cli admin, Cli ann)
    {
        await transcript.RunAsync(admin, "product create --price 9 --name Kettle");
        await transcript.RunAsync(admin, "product create --price 9 --name Mug");
        await transcript.RunAsync(admin, "sale create --product 1 --price 1 --stock 1 --starts +1h --for 1h");
        await transcript.RunAsync(ann, "register ann --password s3cret-s3cret");
        await transcript.RunAsync(ann, "login ann --password s3cret-s3cret");
        await transcript.RunAsync(ann, "buy 1");
        await transcript.RunAsync(ann, "buy 1");
        await transcript.RunAsync(ann, "buy 2");
        await transcript.RunAsync(ann, "buy 2");
    }

    private static async Task<(string Http, string Gateway)> BothAsync(
        Func<Transcript, Cli, Cli, Task> act, params string[] settings) =>
        (await OneAsync(Door.Http, act, settings), await OneAsync(Door.Gateway, act, settings));

    private static async Task<string> OneAsync(Door door, Func<Transcript, Cli, Cli, Task> act, string[] settings)
    {
        await using var silo = await TestSilo.StartAsync(BackendKind.Defaults, [.. settings, "--Catalog:Samples=false"]);
        using var admin = silo.NewConsole(door);
        using var ann = silo.NewConsole(door);
        var transcript = new Transcript(door);
        admin.Environment["SECKILL_PASSWORD"] = "correct horse battery";
        await transcript.RunAsync(admin, "login admin");
        await act(transcript, admin, ann);
        return transcript.ToString();
    }
}
