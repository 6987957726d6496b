using Orleans.Runtime;

namespace Orleans;

/// <summary>Identity and casts of grains and references.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to the same grain as <typeparamref name="TGrainInterface"/>.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        var reference = Reference(grain);
        return (TGrainInterface)(object)reference.Shared.Cluster.GetReference(typeof(TGrainInterface), reference.GrainId);
    }

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw new ArgumentException(NotAGrain(grain), nameof(grain)),
    };

    public static bool IsPrimaryKeyBasedOnLong(this IAddressable grain) => grain.GetGrainId().TryGetIntegerKey(out _);

    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetGrainId().TryGetIntegerKey(out var key)
        ? key
        : throw new InvalidOperationException($"Unable to extract integer key from grain id {grain.GetGrainId()}");

    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetGrainId().TryGetGuidKey(out var key)
        ? key
        : throw new InvalidOperationException($"Unable to extract GUID key from grain id {grain.GetGrainId()}");

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static GrainReference Reference(IAddressable grain) => grain switch
    {
        GrainReference reference => reference,
        IGrainBase { GrainContext: { } context } => context.GrainReference,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw new ArgumentException(NotAGrain(grain), nameof(grain)),
    };

    private static string NotAGrain(IAddressable grain) =>
        $"{grain.GetType().FullName} is neither a grain nor a reference; an observer needs CreateObjectReference first.";
}
