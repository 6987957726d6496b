using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Accounts;

public sealed class RegisterCommandTests
{
    [Fact]
    public async Task Registers_and_says_what_comes_next()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Shop.Register, Answers.Json(201, new { userId = 17 }));

        var result = await cli.RunAsync("register ann --password s3cret");

        result.IsOk();
        Assert.Equal("registered ann as user 17; next: seckill login ann\n", result.Out);
        var sent = server.SeenOf(Shop.Register).Single();
        Assert.Equal("ann", sent.Json.GetProperty("name").GetString());
        Assert.Equal("s3cret", sent.Json.GetProperty("password").GetString());
        Assert.Null(sent.Authorization);
    }

    [Fact]
    public async Task Json_gives_the_number()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Shop.Register, Answers.Json(201, new { userId = 17 }));

        var result = await cli.RunAsync("register ann --password s3cret --json");

        result.IsOk();
        Assert.Equal(17, result.Json.GetProperty("userId").GetInt64());
        Assert.Equal("ann", result.Json.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(409, "name_taken")]
    [InlineData(400, "invalid_request")]
    [InlineData(503, "unavailable")]
    public async Task A_refusal_is_one_line_with_its_code(int status, string code)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Shop.Register, Answers.Problem(status, code));

        var result = await cli.RunAsync("register ann --password s3cret");

        result.FailsWith(1, $"{code}: in the server's words");
        Assert.Single(server.Seen);
    }
}
