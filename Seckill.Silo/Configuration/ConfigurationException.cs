namespace Seckill.Silo.Configuration;

/// <summary>A value of the configuration is wrong or missing. The message is the one line that the operator reads.</summary>
public sealed class ConfigurationException(string key, string problem) : Exception($"{key}: {problem}")
{
    /// <summary>The configuration key, as in <c>Storage:Provider</c>.</summary>
    public string Key { get; } = key;
}
