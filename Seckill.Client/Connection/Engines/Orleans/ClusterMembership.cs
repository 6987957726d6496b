using System.Security.Cryptography;
using System.Text;
using Orleans.Hosting;
using Seckill.Client.Connection.Grains;

namespace Seckill.Client.Connection.Engines;

/// <summary>Finds a cluster by the database that its silos write themselves into.</summary>
internal static class ClusterMembership
{
    private const string Invariant = "MySql.Data.MySqlConnector";

    public static ApiResult<ClusterAddress> Find(string connectionString)
    {
        // The connection string has a password in it, so only its hash names the cluster.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(connectionString)))[..16];
        return new ClusterAddress("the cluster", new Uri($"cluster://{hash}/"), _ => Task.FromResult<Action<IClientBuilder>>(
            client => client.UseAdoNetClustering(options =>
            {
                options.Invariant = Invariant;
                options.ConnectionString = connectionString;
            })));
    }
}
