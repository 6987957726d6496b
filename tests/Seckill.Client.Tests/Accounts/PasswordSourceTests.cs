using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Accounts;

public sealed class PasswordSourceTests
{
    [Theory]
    [InlineData("register ann --password option", "env", "line", "option")]
    [InlineData("register ann", "env", "line", "env")]
    [InlineData("register ann", null, "line\nnext", "line")]
    [InlineData("login ann", null, "line", "line")]
    public async Task Option_then_environment_then_redirected_line(string line, string? env, string input, string expected)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url) { Input = input };
        if (env is not null) cli.Environment["SECKILL_PASSWORD"] = env;
        server.OpenShop();

        var result = await cli.RunAsync(line);

        result.IsOk();
        Assert.Equal(expected, server.Seen.Single().Json.GetProperty("password").GetString());
    }

    [Fact]
    public async Task Registering_at_a_keyboard_asks_twice()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url) { Input = null };
        cli.Typed.Enqueue("typed");
        cli.Typed.Enqueue("typed");
        server.OpenShop();

        var result = await cli.RunAsync("register ann");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("Password: Once more: ", result.Error);
        Assert.Equal("typed", server.Seen.Single().Json.GetProperty("password").GetString());
    }

    [Theory]
    [InlineData("register ann", new[] { "one", "other" }, 2, "usage: the two passwords differ; see seckill --help")]
    [InlineData("register ann", new[] { "" }, 2, "usage: a password is needed; see seckill --help")]
    [InlineData("login ann", new string?[] { null }, 1, "cancelled: no password was given")]
    public async Task What_is_typed_wrong_is_not_sent(string line, string?[] typed, int exitCode, string message)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url) { Input = null };
        foreach (var entry in typed) cli.Typed.Enqueue(entry);

        var result = await cli.RunAsync(line);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.EndsWith($"seckill: {message}\n", result.Error);
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task An_empty_pipe_is_no_password()
    {
        using var cli = new Cli("http://127.0.0.1:9");

        var result = await cli.RunAsync("login ann");

        result.FailsWith(2, "usage: a password is needed: --password or $SECKILL_PASSWORD; see seckill --help");
    }
}
