namespace Seckill.Payments;

/// <summary>The bounds of payments.</summary>
public static class PaymentLimits
{
    /// <summary>The one currency that prices are in, ISO 4217.</summary>
    public const string Currency = "CNY";

    /// <summary>How long an order whose payment was opened is kept from expiring, from the opening on.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>How far leases can put an order's expiry off altogether.</summary>
    public static readonly TimeSpan MaxLease = TimeSpan.FromMinutes(5);

    /// <summary>How far the time stamp of a callback may lie from now, to either side.</summary>
    public static readonly TimeSpan CallbackWindow = TimeSpan.FromMinutes(5);

    /// <summary>Payments of one order; more are refused as not payable.</summary>
    public const int MaxPaymentsPerOrder = 20;

    /// <summary>The longest payment id.</summary>
    public const int MaxIdLength = 64;
}
