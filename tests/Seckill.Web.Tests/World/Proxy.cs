using System.Reflection;

namespace Seckill.Web.Tests.World;

/// <summary>Stands in for an Orleans interface whose members are too many, and differ by engine, to be written out.</summary>
public class Proxy : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _call = null!;

    public static T Of<T>(Func<MethodInfo, object?[], object?> call) where T : class
    {
        var proxy = Create<T, Proxy>();
        ((Proxy)(object)proxy)._call = call;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _call(targetMethod!, args ?? []);
}
