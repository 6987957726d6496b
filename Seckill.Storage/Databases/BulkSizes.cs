using System.Numerics;

namespace Seckill.Storage.Databases;

/// <summary>
/// Cuts a number of rows into statements whose sizes are powers of two, the largest first: so a handful of prepared
/// statements serves every batch, and none is padded.
/// </summary>
public static class BulkSizes
{
    /// <param name="count">Rows, 0 or more.</param>
    /// <param name="max">The most rows of one statement, a power of two.</param>
    public static IEnumerable<Range> Of(int count, int max)
    {
        for (var start = 0; start < count;)
        {
            var size = Math.Min(max, 1 << BitOperations.Log2((uint)(count - start)));
            yield return start..(start + size);
            start += size;
        }
    }
}
