namespace Seckill.Streaming.Sql;

/// <summary>The stream holds orders that were divided into another number of partitions.</summary>
public sealed class StreamPartitionsException(string message) : Exception(message);
