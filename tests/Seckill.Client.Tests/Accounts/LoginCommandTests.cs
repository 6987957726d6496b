using Seckill.Client.Tests.Support;
using Seckill.TestKit;

namespace Seckill.Client.Tests.Accounts;

public sealed class LoginCommandTests
{
    [Fact]
    public async Task The_next_command_to_the_same_server_uses_the_login()
    {
        await using var server = await FakeServer.StartAsync();
        await using var other = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();
        server.On("GET /api/orders", Answers.Json(200, new { orders = Array.Empty<object>() }));

        var login = await cli.RunAsync("login ann --password s3cret");
        var orders = await cli.RunAsync("orders");
        var elsewhere = await cli.RunAsync($"orders --url {other.Url}");

        login.IsOk();
        Assert.Equal("logged in as ann until 2026-11-11 13:00:00 +00:00\n", login.Out);
        orders.IsOk();
        Assert.Equal("Bearer buyer.token", server.SeenOf("GET /api/orders").Single().Authorization);
        elsewhere.FailsWith(1, "not_logged_in: log in first: seckill login <name>");
        Assert.Empty(other.Seen);
    }

    [Theory]
    [InlineData("orders --token given", "Bearer given")]
    [InlineData("orders", "Bearer from.env")]
    public async Task A_given_token_goes_before_the_stored_one(string line, string authorization)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();
        server.On("GET /api/orders", Answers.Json(200, new { orders = Array.Empty<object>() }));
        (await cli.RunAsync("login ann --password s3cret")).IsOk();
        cli.Environment["SECKILL_TOKEN"] = "from.env";

        (await cli.RunAsync(line)).IsOk();

        Assert.Equal(authorization, server.SeenOf("GET /api/orders").Single().Authorization);
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_file_and_the_token_is_never_printed()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();

        var text = await cli.RunAsync("login ann --password s3cret");
        var json = await cli.RunAsync("login ann --password s3cret --json");

        var file = Assert.Single(Directory.GetFiles(cli.ConfigFolder));
        Assert.Contains("buyer.token", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("token", text.Out + json.Out);
        Assert.Equal("2026-11-11T13:00:00.000Z", json.Json.GetProperty("expiresAt").GetString());
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(cli.ConfigFolder));
    }

    [Fact]
    public async Task An_expired_login_is_told_without_asking_the_server()
    {
        await using var server = await FakeServer.StartAsync();
        var time = new ManualTimeProvider();
        using var cli = new Cli(server.Url) { Time = time };
        server.OpenShop();
        (await cli.RunAsync("login ann --password s3cret")).IsOk();
        time.Advance(TimeSpan.FromSeconds(3_600));

        var result = await cli.RunAsync("orders");

        result.FailsWith(
            1, "login_expired: the login expired at 2026-11-11 13:00:00 +00:00; log in again: seckill login ann");
        Assert.Single(server.Seen);
    }

    [Fact]
    public async Task Wrong_credentials_leave_the_old_login_alone()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();
        server.On("GET /api/orders", Answers.Json(200, new { orders = Array.Empty<object>() }));
        (await cli.RunAsync("login ann --password s3cret")).IsOk();
        server.On(Shop.Login, Answers.Problem(401, "invalid_credentials", "Name or password is wrong."));

        var result = await cli.RunAsync("login ann --password wrong");

        result.FailsWith(1, "invalid_credentials: Name or password is wrong.");
        (await cli.RunAsync("orders")).IsOk();
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("x\r\nHost: evil")]
    public async Task A_token_that_no_header_can_carry_is_refused(string token)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Shop.Login, Answers.Json(200, new { accessToken = token, expiresIn = 3600 }));

        var login = await cli.RunAsync("login ann --password s3cret");

        login.FailsWith(1, "bad_answer: the server's access token is not a bearer token");
        Assert.False(Directory.Exists(cli.ConfigFolder));
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    public async Task An_absurd_life_time_is_bounded(double expiresIn)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Shop.Login, Answers.Json(200, new { accessToken = "t", expiresIn }));

        (await cli.RunAsync("login ann --password s3cret")).IsOk();
    }

    [Fact]
    public async Task A_damaged_file_is_one_clear_line()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();
        (await cli.RunAsync("login ann --password s3cret")).IsOk();
        var file = Directory.GetFiles(cli.ConfigFolder).Single();
        await File.WriteAllTextAsync(file, "{", TestContext.Current.CancellationToken);

        var result = await cli.RunAsync("orders");

        result.FailsWith(1, $"config_unusable: the file {file} cannot be used: it is damaged; delete it");
        (await cli.RunAsync("login ann --password s3cret")).IsOk();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_one_clear_line()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();
        await File.WriteAllTextAsync(cli.ConfigFolder, "in the way", TestContext.Current.CancellationToken);

        var result = await cli.RunAsync("login ann --password s3cret");

        result.FailsWithLineLike(1, "config_unusable: the file ");
    }
}
