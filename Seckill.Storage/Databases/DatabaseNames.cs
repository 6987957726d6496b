namespace Seckill.Storage.Databases;

/// <summary>The databases: keys of their services, and folders of their scripts.</summary>
public static class DatabaseNames
{
    /// <summary>Catalog, accounts and orders; on a server grain state too.</summary>
    public const string Ledger = "ledger";

    /// <summary>The SQL order stream; its own file, so that accepting an order never waits for one being written.</summary>
    public const string Stream = "stream";

    /// <summary>Grain state in a file; its own, so that an epoch does not wait for a ledger that is busy writing.</summary>
    public const string Grains = "grains";
}
