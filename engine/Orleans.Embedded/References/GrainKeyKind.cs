namespace Orleans.Runtime.Embedded;

/// <summary>What the key of a grain class is, by the IGrainWith...Key that its interfaces derive from.</summary>
internal enum GrainKeyKind
{
    None,
    Integer,
    String,
    Guid,
}
