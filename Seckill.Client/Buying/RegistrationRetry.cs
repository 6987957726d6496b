using Seckill.Client.Connection;

namespace Seckill.Client.Buying;

/// <summary>Which registrations are tried again, and when: those that the server was too busy for.</summary>
internal static class RegistrationRetry
{
    /// <summary>The pause before the next try; null when another try makes no sense.</summary>
    public static TimeSpan? DelayAfter(Failure failure)
    {
        // Over a gateway there is no HTTP status, and no other code for it.
        if (failure.HttpStatus is not (429 or 503) && failure.Code != FailureCodes.Unavailable) return null;
        var delay = failure.RetryAfter ?? ClientLimits.DefaultRetryDelay;
        return delay < ClientLimits.MaxRetryDelay ? delay : ClientLimits.MaxRetryDelay;
    }
}
