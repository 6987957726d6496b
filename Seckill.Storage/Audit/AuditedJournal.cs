namespace Seckill.Storage.Audit;

/// <summary>A sale's journal, added up.</summary>
internal sealed class AuditedJournal
{
    public long SaleId { get; init; }

    public long LineCount { get; init; }

    public long FirstLine { get; init; }

    public long LastLine { get; init; }

    /// <summary>What the quantities add up to.</summary>
    public long Available { get; init; }

    /// <summary>What the sale began with and all changes of its stock add up to.</summary>
    public long Stock { get; init; }

    /// <summary>Lines that begin a journal.</summary>
    public long Beginnings { get; init; }

    /// <summary>Units that orders held when the journal was begun.</summary>
    public long CarriedOver { get; init; }

    /// <summary>The first line that is wrong by itself or does not follow from the one before it.</summary>
    public long? WrongLine { get; init; }
}
