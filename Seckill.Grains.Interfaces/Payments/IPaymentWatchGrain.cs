using Orleans.Concurrency;

namespace Seckill.Payments;

/// <summary>
/// Looks after payments that the provider has not answered, and money that has to go back; one at a time in the cluster.
/// Key: 0.
/// </summary>
[Alias("seckill.payment-watch")]
public interface IPaymentWatchGrain : IGrainWithIntegerKey
{
    /// <summary>Begins the watch, if it is not on. Every silo calls it all the time, so a watch that died is on again soon.</summary>
    [Alias("KeepAsync"), AlwaysInterleave]
    Task KeepAsync();
}
