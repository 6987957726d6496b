namespace Seckill.Payments;

/// <summary>Where a payment stands. The numbers are stored in the ledger and never change their meaning.</summary>
public enum PaymentStatus
{
    /// <summary>The provider has not said anything yet.</summary>
    Open = 1,

    /// <summary>The money was taken, and its order is paid.</summary>
    Succeeded = 2,

    /// <summary>The money was not taken.</summary>
    Failed = 3,

    /// <summary>The money was taken too late, and has to go back.</summary>
    RefundDue = 4,

    /// <summary>The money went back.</summary>
    Refunded = 5,
}
