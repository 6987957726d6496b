namespace Orleans;

/// <summary>
/// Subscribes a grain class to a namespace: the events of stream (namespace, key) go to the grain with that key, which is
/// activated for them. The grain implements <see cref="Streams.Core.IStreamSubscriptionObserver"/> to take them.
/// </summary>
/// <remarks>These are the embedded engine's only subscriptions; it has no store for explicit ones (Orleans' PubSubStore).</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class ImplicitStreamSubscriptionAttribute : Attribute
{
    /// <param name="streamNamespace">The namespace, compared exactly after trimming.</param>
    /// <param name="streamIdMapper">Null: the embedded engine has Orleans' default mapper only.</param>
    public ImplicitStreamSubscriptionAttribute(string streamNamespace, string? streamIdMapper = null)
    {
        if (streamIdMapper is not null) throw new NotSupportedException("The embedded engine has the default stream id mapper only.");
        StreamNamespace = streamNamespace.Trim();
    }

    internal string StreamNamespace { get; }
}
