using Microsoft.Extensions.DependencyInjection.Extensions;
using Seckill.Payments;
using Seckill.Silo.Configuration;

namespace Seckill.Silo.Payments;

/// <summary>Registers the sandbox payment provider, unless there is another provider.</summary>
internal static class SandboxExtensions
{
    public static IServiceCollection AddSandboxPayments(this IServiceCollection services, PaymentSettings settings)
    {
        services.Configure<SandboxOptions>(options =>
        {
            options.Secret = Convert.FromBase64String(settings.CallbackSecret ?? "");
            options.Delay = settings.SandboxDelay;
            options.FailurePercent = settings.SandboxFailurePercent;
            options.DuplicatePercent = settings.SandboxDuplicatePercent;
            options.CallbackUrl = settings.CallbackUrl;
        });
        services.TryAddSingleton<CallbackSender>();
        services.TryAddSingleton<IPaymentProvider, SandboxPaymentProvider>();
        return services;
    }
}
