namespace Seckill.Silo.Backends;

/// <summary>Where services.sh has the servers; test.sh passes it on in the environment.</summary>
internal static class TestServers
{
    private const string Reason = "needs the service tests' servers: run ./test.sh";

    public static string MySql => Require("SECKILL_TEST_MYSQL");

    public static string RabbitMq => Require("SECKILL_TEST_RABBITMQ");

    public static string Redis => Require("SECKILL_TEST_REDIS");

    /// <summary>The path of services.sh.</summary>
    public static string Script => Require("SECKILL_TEST_SERVICES");

    private static string Require(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(value), Reason);
        return value!;
    }
}
