namespace Orleans.Streams;

/// <summary>How consumers subscribe.</summary>
public enum StreamPubSubType
{
    /// <summary>At run time and by attributes. Not in this engine.</summary>
    ExplicitGrainBasedAndImplicit,

    /// <summary>At run time. Not in this engine.</summary>
    ExplicitGrainBasedOnly,

    /// <summary>By <see cref="ImplicitStreamSubscriptionAttribute"/>.</summary>
    ImplicitOnly,
}
