using System.Net;
using Seckill.Silo.Http;
using Seckill.TestKit;

namespace Seckill.Silo.Processes;

/// <summary>What a start leaves behind, finds again, and refuses.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task The_first_start_shows_something_and_the_second_keeps_everything()
    {
        using var folder = new TempFolder();
        var tokens = new TestTokens();
        string[] settings = [$"--Auth:SigningKey={tokens.SigningKey}"];

        var (first, firstAddress) = await SiloProcess.StartAsync(folder.Path, settings);
        string orderId;
        await using (first)
        {
            using var client = new SaleClient(firstAddress, tokens);
            var states = await StatesAsync(client);
            Assert.Equal(["open", "upcoming", "none"], states);
            var order = await client.BuyAsync(1, productId: 1, waitSeconds: 20);
            Assert.Equal("placed", order.Text("status"));
            orderId = order.OrderId!;
        }

        Assert.Contains("admin", await first.Output);
        var (second, secondAddress) = await SiloProcess.StartAsync(folder.Path, settings);
        await using (second)
        {
            using var client = new SaleClient(secondAddress, tokens);
            Assert.Equal(["open", "upcoming", "none"], await StatesAsync(client));
            Assert.Equal("placed", (await client.OrderAsync(1, orderId)).Text("status"));
            Assert.Equal("already_ordered", (await client.BuyAsync(1, productId: 1)).Code);
            Assert.Equal(99, Assert.Single(await client.AuditAsync(1)).GetProperty("available").GetInt64());
        }

        Assert.DoesNotContain("password", await second.Output);
    }

    [Fact]
    public async Task A_token_outlives_a_restart_because_the_made_key_is_kept()
    {
        using var folder = new TempFolder();
        string token;
        var (first, firstAddress) = await SiloProcess.StartAsync(folder.Path);
        await using (first)
        {
            using var client = new SaleClient(firstAddress, new TestTokens());
            var account = new { name = "alice", password = "a long password" };
            Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(HttpMethod.Post, "/api/register", body: account)).Status);
            token = (await client.SendAsync(HttpMethod.Post, "/login", body: account)).Text("accessToken")!;
        }

        var (second, secondAddress) = await SiloProcess.StartAsync(folder.Path);
        await using (second)
        {
            using var http = new HttpClient { BaseAddress = secondAddress };
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/orders", TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task Two_processes_do_not_share_one_data_folder()
    {
        using var folder = new TempFolder();
        var (first, _) = await SiloProcess.StartAsync(folder.Path);
        await using (first)
        {
            await RefusedAsync(folder, "Storage:ConnectionString");
            await RefusedAsync(
                folder,
                "Stream:ConnectionString",
                "--Storage:ConnectionString=Data Source=other.db",
                "--Stream:ConnectionString=Data Source=data/seckill.stream.db");
        }
    }

    [Theory]
    [InlineData("Storage:Provider", "Oracle")]
    [InlineData("Storage:ConnectionString", "Data Source=/proc/none/seckill.db")]
    [InlineData("Storage:ConnectionString", "Nonsense=1")]
    [InlineData("Storage:ConnectionString", "Data Source=:memory:")]
    [InlineData("Stream:Provider", "Kafka")]
    [InlineData("Stream:Partitions", "0")]
    [InlineData("Stream:Partitions", "257")]
    [InlineData("Stream:Partitions", "four")]
    [InlineData("Stream:ConnectionString", "Data Source=data/seckill.db")]
    [InlineData("Cache:Provider", "None")]
    [InlineData("Limits:PurchaseIntervalSeconds", "-1")]
    [InlineData("Limits:PurchaseIntervalSeconds", "NaN")]
    [InlineData("Orders:PaymentSeconds", "0")]
    [InlineData("Orders:PaymentSeconds", "99999999999")]
    [InlineData("Orders:MaxUnwritten", "0")]
    [InlineData("Data:Folder", "/proc/none")]
    [InlineData("Auth:SigningKey", "c2hvcnQ=")]
    [InlineData("Auth:SigningKey", "not base64")]
    [InlineData("Auth:AdminPassword", "short")]
    [InlineData("Auth:TokenLifetime", "soon")]
    [InlineData("Auth:TokenLifetime", "2.00:00:00")]
    [InlineData("Catalog:Samples", "maybe")]
    [InlineData("Payments:CallbackSecret", "c2hvcnQ=")]
    [InlineData("Payments:CallbackSecret", "not base64")]
    [InlineData("Payments:SandboxDelayMs", "-1")]
    [InlineData("Payments:SandboxFailurePercent", "101")]
    [InlineData("Payments:SandboxDuplicatePercent", "half")]
    [InlineData("Payments:CallbackUrl", "ftp://127.0.0.1/")]
    [InlineData("Payments:CallbackUrl", "/api/payments/callback")]
    [InlineData("Audit:IntervalSeconds", "0")]
    public async Task A_bad_value_ends_the_start_with_one_line_that_names_its_key(string key, string value)
    {
        using var folder = new TempFolder();
        await RefusedAsync(folder, key, $"--{key}={value}");
    }

    [Theory]
    [InlineData("Stream", "RabbitMq", "localhost:5672")]
    [InlineData("Stream", "RabbitMq", "amqp://127.0.0.1:1/")]
    [InlineData("Cache", "Redis", "localhost,color=blue")]
    public async Task A_server_without_an_address_or_a_broker_that_is_not_there_ends_the_start_as_well(
        string section, string provider, string connectionString)
    {
        using var folder = new TempFolder();
        string[] settings = [$"--{section}:Provider={provider}", $"--{section}:ConnectionString={connectionString}"];
        await RefusedAsync(folder, $"{section}:ConnectionString", settings);
    }

    private static async Task RefusedAsync(TempFolder folder, string key, params string[] settings)
    {
        var (exitCode, errors) = await SiloProcess.RunAsync(folder.Path, settings);
        Assert.NotEqual(0, exitCode);
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(key + ":", line);
    }

    private static async Task<string[]> StatesAsync(SaleClient client)
    {
        var listing = await client.SendAsync(HttpMethod.Get, "/api/products");
        return
        [
            .. listing.Body.GetProperty("products").EnumerateArray()
                .Select(product => product.GetProperty("sale"))
                .Select(sale => sale.ValueKind == System.Text.Json.JsonValueKind.Null ? "none" : sale.GetProperty("state").GetString()!),
        ];
    }
}
