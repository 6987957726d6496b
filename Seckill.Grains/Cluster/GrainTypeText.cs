namespace Seckill.Cluster;

/// <summary>Reads the name of a grain class in a statistic.</summary>
internal static class GrainTypeText
{
    /// <summary>
    /// The class with its namespace. Orleans adds the assembly, as in <c>Seckill.Stock.ProductGrain,Seckill.Grains</c>; the
    /// embedded engine does not. A comma inside brackets belongs to a generic class's arguments.
    /// </summary>
    public static string ClassOf(string grainType)
    {
        var comma = grainType.LastIndexOf(',');
        return comma > grainType.LastIndexOf(']') ? grainType[..comma] : grainType;
    }
}
