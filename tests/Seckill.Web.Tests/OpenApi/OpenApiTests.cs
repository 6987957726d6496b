using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.OpenApi;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_call_is_described_with_its_answers()
    {
        await using var web = await FrontEnd.StartAsync();
        var document = await web.Client.GetItAsync("/openapi/v1.json").OkAsync();
        (string Path, string Method, string[] Statuses)[] calls =
        [
            ("/api/register", "post", ["201", "400", "409", "413", "415", "503"]),
            ("/api/login", "post", ["200", "400", "401", "413", "415", "503"]),
            ("/register", "post", ["201"]),
            ("/login", "post", ["200"]),
            ("/api/products", "get", ["200", "304", "503"]),
            ("/api/products/{id}", "get", ["200", "404", "503"]),
            ("/api/products/{id}/orders", "post", ["202", "401", "403", "404", "409", "413", "429", "503"]),
            ("/api/orders", "get", ["200", "401", "503"]),
            ("/api/orders/{id}", "get", ["200", "401", "404", "503"]),
            ("/api/orders/{id}/pay", "post", ["200", "401", "404", "409", "413", "503"]),
            ("/api/orders/{id}/cancel", "post", ["200", "401", "404", "409", "413", "503"]),
            ("/api/orders/{id}/events", "get", ["200", "204", "401", "404", "429", "503"]),
            ("/api/payments/callback", "post", ["200", "400", "401", "404", "409", "413", "503"]),
            ("/api/admin/sales/{id}", "put", ["200", "400", "401", "403", "404", "409", "503"]),
            ("/api/admin/sales/{id}/pause", "post", ["200", "401", "403", "404", "409", "503"]),
            ("/api/admin/sales/{id}/resume", "post", ["200", "401", "403", "404", "409", "503"]),
            ("/api/admin/sales/{id}/end", "post", ["200", "401", "403", "404", "409", "503"]),
            ("/api/admin/sales/{id}/journal", "get", ["200", "400", "401", "403", "404"]),
            ("/api/admin/sales/{id}/changes", "get", ["200", "401", "403", "404"]),
            ("/api/admin/products", "post", ["201", "400", "401", "403", "409"]),
            ("/api/admin/products/{id}", "get", ["200", "401", "403", "404"]),
            ("/api/admin/sales", "post", ["201", "400", "401", "403", "404", "409"]),
            ("/api/admin/audit", "get", ["200", "401", "403"]),
            ("/api/admin/cluster", "get", ["200", "401", "403"]),
            ("/api/admin/dead-letters", "get", ["200", "401", "403"]),
            ("/api/admin/dead-letters/{id}/replay", "post", ["204", "401", "403", "404"]),
            ("/healthz", "get", ["200"]),
            ("/readyz", "get", ["200", "503"]),
            ("/metrics", "get", ["200"]),
        ];
        foreach (var (path, method, statuses) in calls)
        {
            var responses = document["paths"]![path]![method]!["responses"]!.AsObject();
            Assert.All(statuses, status => Assert.True(responses.ContainsKey(status), $"{method} {path} {status}"));
            var secured = path.Contains("/orders") || path.Contains("/admin");
            Assert.Equal(secured, document["paths"]![path]![method]!["security"] is not null);
        }

        Assert.Equal(calls.Length, document["paths"]!.AsObject().Sum(path => path.Value!.AsObject().Count));
    }

    [Fact]
    public async Task Refusals_name_their_codes_and_the_token_is_a_bearer()
    {
        await using var web = await FrontEnd.StartAsync();
        var document = await web.Client.GetItAsync("/openapi/v1.json").OkAsync();
        var purchase = document["paths"]!["/api/products/{id}/orders"]!["post"]!;
        Assert.Equal("Code: already_ordered, sold_out.", (string?)purchase["responses"]!["409"]!["description"]);
        Assert.NotNull(purchase["responses"]!["409"]!["content"]!["application/problem+json"]!["schema"]);
        Assert.Contains(purchase["parameters"]!.AsArray(), parameter => (string?)parameter!["name"] == "Prefer");
        var scheme = document["components"]!["securitySchemes"]!["Bearer"]!;
        Assert.Equal(("http", "bearer"), ((string?)scheme["type"], (string?)scheme["scheme"]));
        Assert.NotNull(purchase["security"]![0]!["Bearer"]);
    }
}
