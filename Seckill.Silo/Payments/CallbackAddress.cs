using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Seckill.Silo.Payments;

/// <summary>Where callbacks go when no address is configured: this process's own first HTTP address, once it serves.</summary>
internal static class CallbackAddress
{
    private const string Path = "/api/payments/callback";

    /// <summary>Null while nothing is served.</summary>
    public static Uri? Of(IServer? server)
    {
        var addresses = server?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.FirstOrDefault(text => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            ?? addresses.FirstOrDefault();
        if (address is null) return null;

        // What Kestrel calls 'every address of this machine' is no place to call.
        foreach (var any in (string[])["://*", "://+", "://0.0.0.0", "://[::]"])
        {
            address = address.Replace(any, "://127.0.0.1", StringComparison.Ordinal);
        }

        return new Uri(new Uri(address), Path);
    }
}
