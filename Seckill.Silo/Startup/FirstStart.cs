using System.Security.Cryptography;
using Orleans.Runtime;
using Seckill.Silo.Configuration;
using Seckill.Silo.Samples;
using Seckill.Web.Accounts;

namespace Seckill.Silo.Startup;

/// <summary>What a silo does between coming up and serving HTTP: the admin's account, the samples, the sales that are on.</summary>
internal sealed partial class FirstStart(
    SiloSettings settings,
    ILocalSiloDetails silo,
    AdminAccount admin,
    IGrainFactory grains,
    TimeProvider timeProvider,
    ILogger<FirstStart> logger)
    : IStartupTask
{
    private const int PasswordBytes = 12;

    public async Task Execute(CancellationToken cancellationToken)
    {
        LogSilo(logger, silo.Name, silo.SiloAddress, silo.ClusterId);
        await EnsureAdminAsync();
        if (settings.Samples && await SampleCatalog.EnsureAsync(grains, timeProvider))
        {
            Console.WriteLine("The store was empty: it has sample products now (Catalog:Samples=false leaves it empty).");
        }

        await SaleWarmup.RunAsync(grains, timeProvider, logger);
    }

    private async Task EnsureAdminAsync()
    {
        var password = settings.AdminPassword ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordBytes));
        if (await admin.EnsureAsync(password) && settings.AdminPassword is null)
        {
            Console.WriteLine($"The account '{AdminAccount.Name}' was made; its password, shown this once: {password}");
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Silo {Name} at {Address} is in cluster {ClusterId}.")]
    private static partial void LogSilo(ILogger logger, string name, SiloAddress address, string clusterId);
}
