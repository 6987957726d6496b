using System.Buffers;
using System.Collections.Frozen;
using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>What a gateway's clients may call, and how what they send becomes a request.</summary>
internal sealed class GatewayMethods
{
    private readonly GrainCatalog _catalog;
    private readonly FrozenDictionary<string, GatewayMethod> _methods;

    public GatewayMethods(GrainCatalog catalog)
    {
        _catalog = catalog;
        var methods = new Dictionary<string, GatewayMethod>(StringComparer.Ordinal);
        var grainTypes = new Dictionary<string, GrainType>(StringComparer.Ordinal);
        foreach (var grainInterface in catalog.Interfaces)
        {
            if (catalog.Implementations(grainInterface.Type, null) is [var only]) grainTypes[grainInterface.Name] = only.GrainType;
            foreach (var method in grainInterface.Methods)
            {
                if (!methods.TryAdd(method.Id, new GatewayMethod(grainInterface.Type, method.Read)))
                    throw new OrleansConfigurationException($"Two grain interfaces have a method that is known as {method.Id}.");
            }
        }

        _methods = methods.ToFrozenDictionary(StringComparer.Ordinal);
        Welcome = FrameWriter.Of(FrameKind.Welcome, new GatewayWelcome(grainTypes));
    }

    /// <summary>The frame that tells a client which grains there are.</summary>
    public ReadOnlyMemory<byte> Welcome { get; }

    /// <summary>Reads a call, and checks all that the compiler checks for a caller in this process.</summary>
    /// <exception cref="OrleansMessageRejectionException">It is no call that a grain of this cluster could take.</exception>
    public ServedCall Read(ReadOnlySequence<byte> json)
    {
        string? id = null;
        try
        {
            var arguments = new ArgumentReader(json);
            id = arguments.Next<string>();
            var grain = arguments.Next<GrainId>();
            if (id is null || !_methods.TryGetValue(id, out var method))
                throw new ArgumentException("There is no such method.");
            var grainClass = ClassOf(grain, method.Interface);
            var request = method.Read(ref arguments);
            arguments.End();
            return new ServedCall(grain, grainClass, request, arguments.Cancellation);
        }
        catch (Exception exception)
        {
            throw new OrleansMessageRejectionException($"A call of {id ?? "nothing"} was turned away: {exception.Message}", exception);
        }
    }

    private GrainClassInfo ClassOf(GrainId grain, Type grainInterface)
    {
        if (grain.IsDefault || _catalog.Class(grain.Type) is not { } grainClass)
            throw new ArgumentException($"No grain class has the type of {grain}.");
        if (!grainClass.GrainClass.IsAssignableTo(grainInterface))
            throw new ArgumentException($"{grain} is no {grainInterface}.");

        // Another spelling of the same key would be a second activation of the same grain.
        var isCanonical = grainClass.KeyKind switch
        {
            GrainKeyKind.Integer => grain.TryGetIntegerKey(out var key) && grain == grainClass.GetGrainId(key),
            GrainKeyKind.Guid => grain.TryGetGuidKey(out var key) && grain == grainClass.GetGrainId(key),
            _ => !grain.Key.IsDefault,
        };
        return isCanonical ? grainClass : throw new ArgumentException($"{grain} has no key of its class.");
    }
}
