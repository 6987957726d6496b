namespace Orleans.Configuration;

/// <summary>How a silo treats the calls that it serves.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>
    /// Requests that one activation may have, running or waiting; the next fails with LimitExceededException. 0 means
    /// <c>EngineLimits.MailboxRequests</c>.
    /// </summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; }
}
