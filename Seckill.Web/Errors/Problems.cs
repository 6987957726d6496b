using Seckill.Payments;
using Seckill.Refusals;

namespace Seckill.Web.Errors;

/// <summary>Every refusal of the front end.</summary>
internal static class Problems
{
    private const int RetrySeconds = WebLimits.RetryAfterSeconds;

    public static readonly Problem InvalidRequest = new(400, CodedRefusals.InvalidRequest);
    public static readonly Problem Unauthorized = new(401, "unauthorized", "A valid bearer token is needed.");
    public static readonly Problem InvalidCredentials = new(401, CodedRefusals.InvalidCredentials);
    public static readonly Problem BadSignature = new(
        401, "bad_signature", "A signature of this body, made within the last minutes and not used before, is needed.",
        challenge: CallbackSignature.Header);
    public static readonly Problem Forbidden = new(403, "forbidden", "The account may not do this.");
    public static readonly Problem NotStarted = new(403, CodedRefusals.NotStarted);
    public static readonly Problem Ended = new(403, CodedRefusals.Ended);
    public static readonly Problem Paused = new(403, CodedRefusals.Paused);
    public static readonly Problem NotFound = new(404, "not_found", "There is nothing at this address.");
    public static readonly Problem ProductNotFound = new(404, CodedRefusals.ProductNotFound);
    public static readonly Problem OrderNotFound = new(404, CodedRefusals.OrderNotFound);
    public static readonly Problem SaleNotFound = new(404, CodedRefusals.SaleNotFound);
    public static readonly Problem PaymentNotFound = new(404, "payment_not_found", "There is no such payment of this order.");
    public static readonly Problem DeadLetterNotFound = new(404, "dead_letter_not_found", "There is no such dead letter.");
    public static readonly Problem MethodNotAllowed = new(405, "method_not_allowed", "The address does not know this method.");
    public static readonly Problem RequestTimeout = new(408, "request_timeout", "The request took too long to arrive.");
    public static readonly Problem NameTaken = new(409, CodedRefusals.NameTaken);
    public static readonly Problem AlreadyOrdered = new(409, CodedRefusals.AlreadyOrdered);
    public static readonly Problem SoldOut = new(409, CodedRefusals.SoldOut);
    public static readonly Problem NotPayable = new(409, CodedRefusals.NotPayable);
    public static readonly Problem NotCancellable = new(409, CodedRefusals.NotCancellable);
    public static readonly Problem AmountMismatch = new(
        409, "amount_mismatch", "The payment is of another amount or currency.");
    public static readonly Problem SaleEnded = new(409, CodedRefusals.SaleEnded);
    public static readonly Problem StockBelowSold = new(409, CodedRefusals.StockBelowSold);
    public static readonly Problem OverlappingSale = new(409, CodedRefusals.OverlappingSale);
    public static readonly Problem LimitReached = new(409, CodedRefusals.LimitReached);
    public static readonly Problem BodyTooLarge = new(
        413, "body_too_large", $"A body has {WebLimits.MaxBodyBytes} bytes at most.");
    public static readonly Problem UnsupportedMediaType = new(415, "unsupported_media_type", "The body must be JSON in UTF-8.");
    public static readonly Problem RateLimited = new(429, CodedRefusals.RateLimited, RetrySeconds);
    public static readonly Problem InternalError = new(500, CodedRefusals.InternalError);
    public static readonly Problem Unavailable = new(503, CodedRefusals.Unavailable, RetrySeconds);
    public static readonly Problem Recovering = new(503, CodedRefusals.Recovering, RetrySeconds);
    public static readonly Problem OutcomeUnknown = new(503, CodedRefusals.OutcomeUnknown, RetrySeconds);
    public static readonly Problem ChangeOutcomeUnknown = new(503, CodedRefusals.ChangeOutcomeUnknown, RetrySeconds);

    /// <summary>The refusal for a bare status, as the framework's own parts answer it.</summary>
    public static Problem Of(int status) => status switch
    {
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        408 => RequestTimeout,
        413 => BodyTooLarge,
        415 => UnsupportedMediaType,
        503 => Unavailable,
        < 500 => InvalidRequest,
        _ => InternalError,
    };
}
