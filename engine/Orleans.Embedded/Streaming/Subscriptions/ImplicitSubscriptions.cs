using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Orleans.Runtime.Embedded;

/// <summary>Finds the grains that take the events of a stream.</summary>
internal sealed class ImplicitSubscriptions(string providerName, IReadOnlyList<GrainClassInfo> grainClasses)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<GrainClassInfo>> _consumersOfNamespace = new();

    /// <summary>The subscriptions of one stream: one for each grain class that names its namespace.</summary>
    public ImmutableArray<ImplicitSubscription> Of(StreamId stream) =>
        stream.GetNamespace() is { } ns
            ? [.. _consumersOfNamespace.GetOrAdd(ns, FindConsumers).Select(consumer => Subscribe(consumer, stream))]
            : [];

    private ImmutableArray<GrainClassInfo> FindConsumers(string streamNamespace) =>
    [
        .. grainClasses.Where(grain => grain.GrainClass.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>()
            .Any(subscription => subscription.StreamNamespace == streamNamespace.Trim())),
    ];

    private ImplicitSubscription Subscribe(GrainClassInfo consumer, StreamId stream) =>
        new(SubscriptionId(consumer.GrainType, stream), providerName, stream, GrainIdOf(consumer, stream.GetKeyAsString()));

    /// <summary>As Orleans' DefaultStreamIdMapper does: the stream's key is the grain's, read as the kind of key that the class has.</summary>
    private static GrainId GrainIdOf(GrainClassInfo consumer, string streamKey) => consumer.KeyKind switch
    {
        GrainKeyKind.Integer => consumer.GetGrainId(long.Parse(streamKey, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
        GrainKeyKind.Guid => consumer.GetGrainId(Guid.ParseExact(streamKey, "N")),
        _ => consumer.GetGrainId(streamKey),
    };

    /// <summary>The same in every process and activation, so that a failure handler may keep it.</summary>
    private GuidId SubscriptionId(GrainType consumer, StreamId stream)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{providerName}|{consumer}|{stream}"));
        return GuidId.GetGuidId(new Guid(digest.AsSpan(0, 16)));
    }
}
