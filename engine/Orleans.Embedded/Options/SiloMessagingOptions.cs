namespace Orleans.Configuration;

/// <summary>How a silo treats the calls that it serves.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>Requests that may wait for one activation; the next fails with LimitExceededException. 0: <c>EngineLimits.MailboxRequests</c>.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; }
}
