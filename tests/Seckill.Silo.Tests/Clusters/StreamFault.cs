namespace Seckill.Silo.Clusters;

/// <summary>What a <see cref="FaultyQueueAdapter"/> does to a batch of orders, or to a change of a sale.</summary>
internal enum StreamFault
{
    /// <summary>Everything is refused, barriers too, until the test takes the fault away.</summary>
    Down,

    /// <summary>The batch is certainly not stored.</summary>
    Refuse,

    /// <summary>The batch is stored, and the word of it is lost.</summary>
    StoreAndFail,

    /// <summary>The batch is lost, and nobody says so.</summary>
    LoseAndFail,

    /// <summary>The batch is stored twice.</summary>
    StoreTwice,

    /// <summary>The batch counts as stored, and lies where no reader is until the test lets it go on.</summary>
    Hold,

    /// <summary>A change of a sale is stored, and the word of it is lost.</summary>
    StoreChangeAndFail,

    /// <summary>A change of a sale is lost, and nobody says so.</summary>
    LoseChangeAndFail,
}
