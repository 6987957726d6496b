namespace Orleans.Streams.Core;

/// <summary>Implemented by a grain that is subscribed to streams.</summary>
public interface IStreamSubscriptionObserver
{
    /// <summary>
    /// Called once per activation and stream, before the first delivery:
    /// <c>handleFactory.Create&lt;T&gt;().ResumeAsync(observer)</c> says who takes the events.
    /// </summary>
    Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
}
