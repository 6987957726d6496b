using System.Reflection;
using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>The grain classes and interfaces of the program, from the manifests of its assemblies.</summary>
internal sealed class GrainCatalog
{
    private static readonly Lock Gate = new();
    private static GrainCatalog? s_last;

    private readonly HashSet<Assembly> _assemblies;
    private readonly Dictionary<Type, GrainInterface> _interfaces = [];
    private readonly Dictionary<GrainType, GrainClassInfo> _byType = [];

    private GrainCatalog(HashSet<Assembly> assemblies)
    {
        _assemblies = assemblies;
        var manifests = assemblies
            .OrderBy(assembly => assembly.FullName, StringComparer.Ordinal)
            .Select(assembly => assembly.GetCustomAttribute<GrainManifestAttribute>()!.Manifest)
            .Select(type => (GrainManifest)Activator.CreateInstance(type, nonPublic: true)!)
            .ToList();

        foreach (var item in manifests.SelectMany(manifest => manifest.Interfaces)) _interfaces.Add(item.Type, item);
        var unnamed = manifests.SelectMany(manifest => manifest.GrainClasses).ToLookup(GrainClassInfo.ConventionalName);
        foreach (var sameName in unnamed)
        {
            foreach (var grainClass in sameName) Add(grainClass, isNameShared: sameName.Count() > 1);
        }
    }

    public IReadOnlyCollection<GrainClassInfo> Classes => _byType.Values;

    public IReadOnlyCollection<GrainInterface> Interfaces => _interfaces.Values;

    /// <summary>Reads the manifests of the loaded assemblies and of the parts they name, unless there is nothing new.</summary>
    public static GrainCatalog Load()
    {
        lock (Gate)
        {
            HashSet<Assembly> found = [];
            foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies()) Visit(assembly, found);
            return s_last is not null && s_last._assemblies.SetEquals(found) ? s_last : s_last = new GrainCatalog(found);
        }
    }

    public GrainInterface Interface(Type type) => _interfaces.TryGetValue(type, out var found)
        ? found
        : throw new ArgumentException($"{type} is no grain or observer interface that the code generator has seen.");

    public GrainClassInfo? Class(GrainType type) => _byType.GetValueOrDefault(type);

    /// <summary>The class behind a grain interface: the only one, or the one whose name starts with or follows from the hint.</summary>
    public GrainClassInfo Implementation(Type grainInterface, string? classNamePrefix)
    {
        var all = Implementations(grainInterface, classNamePrefix);
        return all.Count == 1 ? all[0] : throw new ArgumentException(all.Count == 0
            ? $"Could not find an implementation for interface {grainInterface}"
            : $"Unable to identify a single appropriate grain type for interface {grainInterface}");
    }

    /// <summary>The classes that may be meant; nothing tells them apart when there are several.</summary>
    public List<GrainClassInfo> Implementations(Type grainInterface, string? classNamePrefix)
    {
        var all = _byType.Values.Where(info => info.GrainClass.IsAssignableTo(grainInterface)).ToList();
        if (classNamePrefix is not null) all.RemoveAll(info => !info.Name.StartsWith(classNamePrefix, StringComparison.Ordinal));
        if (all.Count > 1)
        {
            var expected = grainInterface.Name is ['I', .. var name] ? name : grainInterface.Name;
            var named = all.FindAll(info => info.GrainClass.Name == expected || info.GrainClass.Name == expected + "Grain");
            if (named.Count == 1) all = named;
        }

        return all;
    }

    private void Add(Type grainClass, bool isNameShared)
    {
        var type = grainClass.GetCustomAttribute<GrainTypeAttribute>()?.Type
            ?? GrainType.Create(isNameShared ? grainClass.FullName!.ToLowerInvariant() : GrainClassInfo.ConventionalName(grainClass));
        if (!_byType.TryAdd(type, new GrainClassInfo(grainClass, type)))
            throw new OrleansConfigurationException($"{grainClass} and {_byType[type].GrainClass} share the grain type {type}.");
    }

    private static void Visit(Assembly assembly, HashSet<Assembly> found)
    {
        if (assembly.IsDynamic || !assembly.IsDefined(typeof(GrainManifestAttribute)) || !found.Add(assembly)) return;
        foreach (var part in assembly.GetCustomAttributes<ApplicationPartAttribute>()) Visit(Assembly.Load(part.AssemblyName), found);
    }
}
