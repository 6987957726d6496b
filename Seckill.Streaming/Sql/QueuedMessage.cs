namespace Seckill.Streaming.Sql;

/// <summary>A message as it lies in the table. Ids grow with the order of the appends and are never used twice.</summary>
public sealed record QueuedMessage(long Id, byte[] Payload);
