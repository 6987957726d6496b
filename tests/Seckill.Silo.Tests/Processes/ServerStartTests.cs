using System.Data.Common;
using Seckill.Silo.Backends;

namespace Seckill.Silo.Processes;

/// <summary>A start whose servers are not as configured ends with one line that names the key.</summary>
[Collection(ServersCollection.Name)]
public sealed class ServerStartTests
{
    private const string WrongPassword = "not-the-password";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static TheoryData<string, string> Wrong => new()
    {
        { "Storage:ConnectionString", "Pwd" },
        { "Storage:ConnectionString", "Database" },
        { "Storage:ConnectionString", "Port" },
        { "Storage:ConnectionString", "nonsense" },
        { "Stream:ConnectionString", "amqp://seckill:" + WrongPassword + "@{0}/" },
        { "Stream:ConnectionString", "amqp://seckill:" + WrongPassword + "@127.0.0.1:1/" },
        { "Stream:ConnectionString", "http://127.0.0.1/" },
        { "Cache:ConnectionString", "," },
        { "Storage:ConnectionString", "" },
        { "Stream:ConnectionString", "" },
        { "Cache:ConnectionString", "" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task It_says_so_in_one_line_within_ten_seconds(string key, string what)
    {
        await using var world = Backend.New(BackendKind.Servers);
        string[] settings = [.. world.Settings.Where(setting => !setting.StartsWith($"--{key}=")), $"--{key}={Value(world, key, what)}"];
        var started = TimeProvider.System.GetTimestamp();
        var (exitCode, errors) = await SiloProcess.RunAsync(world.Folder.Path, settings);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, Limit);
        Assert.NotEqual(0, exitCode);
        Assert.StartsWith(key + ":", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.DoesNotContain(WrongPassword, errors);
    }

    /// <summary>The right value with one part of it made wrong; or the wrong one itself.</summary>
    private static string Value(Backend world, string key, string what)
    {
        var prefix = $"--{key}=";
        var right = world.Settings.Single(setting => setting.StartsWith(prefix))[prefix.Length..];
        if (what.Contains("{0}")) return string.Format(what, new Uri(right).Authority);
        var parts = new DbConnectionStringBuilder();
        switch (what)
        {
            case "Pwd":
                parts.ConnectionString = right;
                parts[what] = WrongPassword;
                return parts.ConnectionString;
            case "Database":
                parts.ConnectionString = right;
                parts[what] = "no_such_database";
                return parts.ConnectionString;
            case "Port":
                parts.ConnectionString = right;
                parts[what] = "1";
                return parts.ConnectionString;
            default:
                return what;
        }
    }
}
