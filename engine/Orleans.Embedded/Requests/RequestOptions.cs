namespace Orleans.Embedded;

/// <summary>What a method's attributes say about its requests.</summary>
[Flags]
public enum RequestOptions : byte
{
    None = 0,
    AlwaysInterleave = 1,
    ReadOnly = 2,
    OneWay = 4,
}
