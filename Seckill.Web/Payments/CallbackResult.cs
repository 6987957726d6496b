namespace Seckill.Web.Payments;

/// <summary>What a callback was answered, as it is counted.</summary>
internal enum CallbackResult
{
    Settled,
    KnownAlready,
    Refunding,
    BadSignature,
    Replayed,
    InvalidRequest,
    PaymentNotFound,
    AmountMismatch,
    Unavailable,
}
