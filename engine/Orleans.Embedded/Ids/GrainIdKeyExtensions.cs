using System.Buffers.Text;

namespace Orleans.Runtime;

/// <summary>How integer (hexadecimal) and GUID (32 digits) keys are written in a grain id.</summary>
public static class GrainIdKeyExtensions
{
    private const int GuidDigits = 32;

    public static IdSpan CreateIntegerKey(long key) => new(key);

    public static IdSpan CreateGuidKey(Guid key)
    {
        var digits = new byte[GuidDigits];
        Utf8Formatter.TryFormat(key, digits, out _, 'N');
        return new IdSpan(digits);
    }

    public static long GetIntegerKey(this GrainId grainId) => grainId.TryGetIntegerKey(out var key)
        ? key
        : throw new ArgumentException($"Value \"{grainId}\" is not in the correct format for an Integer key.", nameof(grainId));

    public static Guid GetGuidKey(this GrainId grainId) => grainId.TryGetGuidKey(out var key)
        ? key
        : throw new ArgumentException($"Value \"{grainId}\" is not in the correct format for a Guid key.", nameof(grainId));

    internal static bool TryGetIntegerKey(this GrainId grainId, out long key)
    {
        if (grainId.Key.TryGetInteger(out key)) return true;
        var digits = grainId.Key.AsSpan();
        return Utf8Parser.TryParse(digits, out key, out var read, 'X') && read == digits.Length;
    }

    internal static bool TryGetGuidKey(this GrainId grainId, out Guid key)
    {
        var digits = grainId.Key.AsSpan();
        if (digits.Length == GuidDigits) return Utf8Parser.TryParse(digits, out key, out _, 'N');
        key = default;
        return false;
    }
}
