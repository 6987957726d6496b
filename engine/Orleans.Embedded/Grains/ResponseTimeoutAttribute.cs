namespace Orleans;

/// <summary>How long a call of the method waits for its answer, instead of what the options say.</summary>
/// <param name="timeout">A time as <see cref="TimeSpan.Parse(string)"/> reads it.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout);
}
