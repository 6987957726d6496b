using System.Globalization;

namespace Seckill.Silo.Configuration;

/// <summary>Reads single values and names the key of one that is wrong.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    public string? Text(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    /// <summary>One of the known names, in any case.</summary>
    public string Choice(string key, string fallback, params string[] known)
    {
        var value = Text(key) ?? fallback;
        return known.FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw new ConfigurationException(key, $"'{value}' is not known; use {string.Join(" or ", known)}.");
    }

    public int Integer(string key, int fallback, int min, int max)
    {
        if (Text(key) is not { } text) return fallback;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max
                ? value
                : throw new ConfigurationException(key, $"'{text}' is not a whole number from {min} to {max}.");
    }

    public double Number(string key, double fallback, double min, double max)
    {
        if (Text(key) is not { } text) return fallback;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max
                ? value
                : throw new ConfigurationException(key, $"'{text}' is not a number from {min} to {max}.");
    }

    public bool Flag(string key, bool fallback)
    {
        if (Text(key) is not { } text) return fallback;
        return bool.TryParse(text, out var value)
            ? value
            : throw new ConfigurationException(key, $"'{text}' is not true or false.");
    }
}
