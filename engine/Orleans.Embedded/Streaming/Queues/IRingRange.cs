namespace Orleans.Runtime;

/// <summary>A part of the ring of all hashes.</summary>
public interface IRingRange
{
    bool InRange(uint value);
}
