namespace Seckill.Orders;

/// <summary>
/// The order stream said no: nothing of the batch is stored, now or later. A queue adapter throws it only when it is sure;
/// any other exception means that the outcome is unknown.
/// </summary>
public sealed class OrderStreamRefusedException : Exception
{
    public OrderStreamRefusedException(string message) : base(message) { }

    public OrderStreamRefusedException(string message, Exception innerException) : base(message, innerException) { }
}
