namespace Seckill.Client.Connection;

/// <summary>The codes that something here decides upon: the console's own, and those of the server that it tells apart.</summary>
internal static class FailureCodes
{
    public const string Unreachable = "unreachable";
    public const string TlsError = "tls_error";
    public const string TimedOut = "timed_out";
    public const string ConnectionLost = "connection_lost";
    public const string BadAnswer = "bad_answer";
    public const string Cancelled = "cancelled";
    public const string Unauthorized = "unauthorized";
    public const string Forbidden = "forbidden";
    public const string Unavailable = "unavailable";

    public const string InvalidCredentials = "invalid_credentials";
    public const string NameTaken = "name_taken";
    public const string ProductNotFound = "product_not_found";
    public const string NotStarted = "not_started";
    public const string Ended = "ended";
    public const string Paused = "paused";
    public const string RateLimited = "rate_limited";
    public const string AlreadyOrdered = "already_ordered";
    public const string SoldOut = "sold_out";
}
