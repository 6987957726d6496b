namespace Seckill.Web.Errors;

/// <summary>Every refusal of the front end.</summary>
internal static class Problems
{
    private const int RetrySeconds = WebLimits.RetryAfterSeconds;

    public static readonly Problem InvalidRequest = new(400, "invalid_request", "The request is not valid.");
    public static readonly Problem Unauthorized = new(401, "unauthorized", "A valid bearer token is needed.");
    public static readonly Problem InvalidCredentials = new(401, "invalid_credentials", "Name or password is wrong.");
    public static readonly Problem Forbidden = new(403, "forbidden", "The account may not do this.");
    public static readonly Problem NotStarted = new(403, "not_started", "The sale has not begun.");
    public static readonly Problem Ended = new(403, "ended", "The sale is over.");
    public static readonly Problem NotFound = new(404, "not_found", "There is nothing at this address.");
    public static readonly Problem ProductNotFound = new(404, "product_not_found", "There is no such product on sale.");
    public static readonly Problem OrderNotFound = new(404, "order_not_found", "The caller has no such order.");
    public static readonly Problem DeadLetterNotFound = new(404, "dead_letter_not_found", "There is no such dead letter.");
    public static readonly Problem MethodNotAllowed = new(405, "method_not_allowed", "The address does not know this method.");
    public static readonly Problem RequestTimeout = new(408, "request_timeout", "The request took too long to arrive.");
    public static readonly Problem NameTaken = new(409, "name_taken", "There is an account with this name.");
    public static readonly Problem AlreadyOrdered = new(409, "already_ordered", "The caller has an order of this sale.");
    public static readonly Problem SoldOut = new(409, "sold_out", "No unit is left.");
    public static readonly Problem OverlappingSale = new(409, "overlapping_sale", "The product has another sale then.");
    public static readonly Problem LimitReached = new(409, "limit_reached", "The catalog is full.");
    public static readonly Problem BodyTooLarge = new(
        413, "body_too_large", $"A body has {WebLimits.MaxBodyBytes} bytes at most.");
    public static readonly Problem UnsupportedMediaType = new(415, "unsupported_media_type", "The body must be JSON in UTF-8.");
    public static readonly Problem RateLimited = new(429, "rate_limited", "Too many attempts.", RetrySeconds);
    public static readonly Problem InternalError = new(500, "internal_error", "Something went wrong here.");
    public static readonly Problem Unavailable = new(503, "unavailable", "Please come again shortly.", RetrySeconds);
    public static readonly Problem Recovering = new(503, "recovering", "The sale is being opened.", RetrySeconds);

    public static readonly Problem OutcomeUnknown = new(
        503, "outcome_unknown", "It is not known whether the order was accepted; ask for your orders.", RetrySeconds);

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
