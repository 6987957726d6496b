using Seckill.Orders;

namespace Seckill.Web.Admin;

/// <summary>A message of the order stream that could not be read; <c>preview</c> is its beginning in hexadecimal.</summary>
internal sealed record DeadLetterView(string Id, int Partition, string Reason, DateTime EnqueuedAt, int Size, string Preview)
{
    public static DeadLetterView Of(DeadLetter letter) =>
        new(letter.Id, letter.Partition, letter.Reason, letter.EnqueuedAt.UtcDateTime, letter.Size, letter.Preview);
}
