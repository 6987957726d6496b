using Microsoft.Extensions.Configuration;

namespace Seckill.Silo.Configuration;

/// <summary>What several processes need in common is asked for by the name of its key.</summary>
public sealed class ClusterNeedsTests
{
    private static readonly string[] Enough =
    [
        "--Cluster:Provider=AdoNet",
        "--Storage:Provider=MySql",
        "--Storage:ConnectionString=Server=localhost;Database=seckill",
        "--Stream:Provider=RabbitMq",
        "--Stream:ConnectionString=amqp://localhost/",
        $"--Auth:SigningKey={Convert.ToBase64String(new byte[32])}",
    ];

    [Fact]
    public void With_a_common_database_stream_and_signing_key_there_is_nothing_to_say() => ClusterNeeds.Check(Read(Enough));

    [Theory]
    [InlineData("Storage:Provider", "Storage:")]
    [InlineData("Stream:Provider", "Stream:")]
    [InlineData("Auth:SigningKey", "Auth:")]
    public void Without_one_of_them_its_key_is_named(string key, string section)
    {
        var settings = Read([.. Enough.Where(setting => !setting.StartsWith("--" + section))]);
        Assert.Equal(key, Assert.Throws<ConfigurationException>(() => ClusterNeeds.Check(settings)).Key);
    }

    private static SiloSettings Read(string[] settings) =>
        SiloSettings.Read(new ConfigurationBuilder().AddCommandLine(settings).Build());
}
