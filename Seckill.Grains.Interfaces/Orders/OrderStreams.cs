namespace Seckill.Orders;

/// <summary>The names that producers, writers and queue adapters of the order stream share.</summary>
public static class OrderStreams
{
    /// <summary>The stream provider.</summary>
    public const string Provider = "orders";

    /// <summary>The stream namespace; the stream's key is the partition, from 0.</summary>
    public const string Namespace = "orders";

    /// <summary>The partition of a product. It never changes while the number of partitions does not.</summary>
    /// <param name="productId">The product, at least 1.</param>
    /// <param name="partitions">How many partitions there are, at least 1.</param>
    public static int PartitionOf(long productId, int partitions) => (int)(productId % partitions);
}
