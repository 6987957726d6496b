namespace Seckill.Orders;

/// <summary>The places where a process that dies would hurt most, by name, so that a test can let it die just there.</summary>
public enum CrashPoint
{
    /// <summary>The stream has confirmed the orders, their buyers have their 202, and the ledger does not know of them.</summary>
    BeforeLedgerCommit,

    /// <summary>The ledger has committed the orders, and the stream does not know that it may forget them.</summary>
    BeforeAcknowledgement,

    /// <summary>The ledger has an open payment of which the provider does not know.</summary>
    BeforePaymentRequest,

    /// <summary>The provider has spoken, and the ledger does not know.</summary>
    BeforeSettlement,

    /// <summary>The ledger has settled a payment; neither the provider nor anybody who waits has heard of it.</summary>
    AfterSettlement,

    /// <summary>The money of a late payment has to go back, and the provider does not know.</summary>
    BeforeRefund,

    /// <summary>The provider has taken a refund on, and the ledger does not know.</summary>
    AfterRefund,

    /// <summary>A buyer wants to cancel, and the ledger does not know.</summary>
    BeforeCancellation,

    /// <summary>The ledger has cancelled an order; its unit has not come back to the ProductGrain, and nobody has heard of it.</summary>
    AfterCancellation,

    /// <summary>Orders are due, and the ledger has not expired them.</summary>
    BeforeSweep,

    /// <summary>The ledger has expired orders; their units have not come back to the ProductGrain, and nobody has heard of it.</summary>
    AfterSweep,

    /// <summary>The ProductGrain has heard of units that came back, and not put them on sale.</summary>
    BeforeRestock,
}
