namespace Seckill.Orders;

/// <summary>The places where a process that dies would hurt most, by name, so that a test can let it die just there.</summary>
public enum CrashPoint
{
    /// <summary>The stream has confirmed the orders, their buyers have their 202, and the ledger does not know of them.</summary>
    BeforeLedgerCommit,

    /// <summary>The ledger has committed the orders, and the stream does not know that it may forget them.</summary>
    BeforeAcknowledgement,
}
