using System.Globalization;
using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Runtime.Embedded;

/// <summary>What the engine knows about one grain class: read once, from its attributes and interfaces.</summary>
internal sealed class GrainClassInfo
{
    public GrainClassInfo(Type grainClass, GrainType grainType)
    {
        GrainClass = grainClass;
        GrainType = grainType;
        Name = $"{grainClass.FullName},{grainClass.Assembly.GetName().Name}"; // as Orleans writes it in its statistics
        IsReentrant = grainClass.IsDefined(typeof(ReentrantAttribute));
        MaxLocalWorkers = grainClass.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers ?? 0;
        CollectionAge = grainClass.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit;
        if (grainClass.IsDefined(typeof(KeepAliveAttribute))) CollectionAge = TimeSpan.MaxValue;
        KeyKind = grainClass.IsAssignableTo(typeof(IGrainWithIntegerKey)) ? GrainKeyKind.Integer
            : grainClass.IsAssignableTo(typeof(IGrainWithStringKey)) ? GrainKeyKind.String
            : grainClass.IsAssignableTo(typeof(IGrainWithGuidKey)) ? GrainKeyKind.Guid
            : GrainKeyKind.None;
    }

    public Type GrainClass { get; }

    public GrainType GrainType { get; }

    public string Name { get; }

    public bool IsReentrant { get; }

    /// <summary>0, unless the class is a stateless worker.</summary>
    public int MaxLocalWorkers { get; }

    /// <summary>Null: as the silo's options say.</summary>
    public TimeSpan? CollectionAge { get; }

    public GrainKeyKind KeyKind { get; }

    public GrainId GetGrainId(long key) => new(GrainType, GrainIdKeyExtensions.CreateIntegerKey(key));

    public GrainId GetGrainId(string key) => new(GrainType, IdSpan.Create(key));

    public GrainId GetGrainId(Guid key) => new(GrainType, GrainIdKeyExtensions.CreateGuidKey(key));

    /// <summary>The grain that an implicit subscription to a stream with this key belongs to.</summary>
    public GrainId GetGrainIdForStream(string streamKey) => KeyKind switch
    {
        GrainKeyKind.Integer => GetGrainId(long.Parse(streamKey, CultureInfo.InvariantCulture)),
        GrainKeyKind.Guid => GetGrainId(Guid.Parse(streamKey)),
        _ => GetGrainId(streamKey),
    };

    /// <summary>The name in grain ids when no attribute gives one.</summary>
    public static string ConventionalName(Type grainClass)
    {
        const string Suffix = "Grain";
        var name = grainClass.Name;
        if (name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal)) name = name[..^Suffix.Length];
        return name.ToLowerInvariant();
    }
}
