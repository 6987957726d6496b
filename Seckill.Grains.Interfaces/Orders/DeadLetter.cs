namespace Seckill.Orders;

/// <summary>A message of the order stream that could not be read and was put aside.</summary>
/// <param name="Id">Names it in a replay.</param>
/// <param name="Partition">The partition that it was on.</param>
/// <param name="Reason">Why it could not be read.</param>
/// <param name="EnqueuedAt">When it was put on the stream, UTC.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Preview">Its first bytes, in hexadecimal digits.</param>
[GenerateSerializer, Immutable, Alias("seckill.dead-letter")]
public sealed record DeadLetter(
    [property: Id(0)] string Id,
    [property: Id(1)] int Partition,
    [property: Id(2)] string Reason,
    [property: Id(3)] DateTimeOffset EnqueuedAt,
    [property: Id(4)] int Size,
    [property: Id(5)] string Preview);
