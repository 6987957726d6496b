namespace Seckill.Storage.Databases;

/// <summary>The databases: keys of their services, and folders of their scripts.</summary>
public static class DatabaseNames
{
    /// <summary>Catalog, accounts, orders and grain state.</summary>
    public const string Ledger = "ledger";

    /// <summary>The SQL order stream; its own file, so that accepting an order never waits for one being written.</summary>
    public const string Stream = "stream";
}
