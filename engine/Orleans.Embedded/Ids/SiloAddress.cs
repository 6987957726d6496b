using System.Net;

namespace Orleans.Runtime;

/// <summary>The identity of one run of a silo. Inside one process nothing listens at the endpoint; it only tells silos apart.</summary>
public sealed class SiloAddress : IEquatable<SiloAddress>, IComparable<SiloAddress>
{
    private SiloAddress(IPEndPoint endpoint, int generation)
    {
        Endpoint = endpoint;
        Generation = generation;
    }

    public static SiloAddress Zero { get; } = New(new IPAddress(0), 0, 0);

    public IPEndPoint Endpoint { get; }

    /// <summary>Tells a restarted silo from its predecessor at the same endpoint.</summary>
    public int Generation { get; }

    public static SiloAddress New(IPEndPoint ep, int gen) => new(ep, gen);

    public static SiloAddress New(IPAddress address, int port, int generation) => new(new IPEndPoint(address, port), generation);

    /// <summary>The form <c>ip:port@generation</c>.</summary>
    public string ToParsableString() => $"{Endpoint}@{Generation}";

    public static SiloAddress FromParsableString(string addr)
    {
        var at = addr.LastIndexOf('@');
        if (at < 0) throw new FormatException($"Invalid string SiloAddress: {addr}");
        return New(IPEndPoint.Parse(addr.AsSpan(0, at)), int.Parse(addr.AsSpan(at + 1)));
    }

    public bool Equals(SiloAddress? other) => other is not null && Generation == other.Generation && Endpoint.Equals(other.Endpoint);

    public override bool Equals(object? obj) => Equals(obj as SiloAddress);

    public override int GetHashCode() => Endpoint.GetHashCode() ^ Generation;

    public int CompareTo(SiloAddress? other)
    {
        if (other is null) return 1;
        var order = Generation.CompareTo(other.Generation);
        return order != 0 ? order : string.CompareOrdinal(Endpoint.ToString(), other.Endpoint.ToString());
    }

    public override string ToString() => $"S{Endpoint}:{Generation}";
}
