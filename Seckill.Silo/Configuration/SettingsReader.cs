using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Seckill.Silo.Configuration;

/// <summary>Reads single values and names the key of one that is wrong.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    public string? Text(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    /// <summary>Base64 of so many bytes at least, or null; the text itself is never shown.</summary>
    public string? Secret(string key, int minBytes)
    {
        if (Text(key) is not { } text) return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= minBytes
            ? text
            : throw new ConfigurationException(key, $"not base64 of at least {minBytes} bytes.");
    }

    /// <summary>One of an enumeration's names, in any case.</summary>
    public TChoice Choice<TChoice>(string key, TChoice fallback) where TChoice : struct, Enum
    {
        if (Text(key) is not { } text) return fallback;
        var names = Enum.GetNames<TChoice>();
        return names.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<TChoice>(text, ignoreCase: true)
            : throw new ConfigurationException(key, $"'{text}' is not known; use {string.Join(" or ", names)}.");
    }

    /// <summary>The connection string of an SQLite file, with the file's full path.</summary>
    public SqliteConnectionStringBuilder DatabaseFile(string key, string connectionString)
    {
        SqliteConnectionStringBuilder builder;
        try
        {
            builder = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new ConfigurationException(key, $"not an SQLite connection string: {exception.Message.ReplaceLineEndings(" ")}");
        }

        if (builder.DataSource.Length == 0 || builder.DataSource.StartsWith(':') || builder.Mode == SqliteOpenMode.Memory)
        {
            throw new ConfigurationException(key, "names no database file; write Data Source=FILE.");
        }

        builder.DataSource = Path.GetFullPath(builder.DataSource);
        return builder;
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
