using Seckill.Web.Errors;

namespace Seckill.Web.Json;

/// <summary>Collects what is wrong with a request, by field, in the order in which it was found.</summary>
internal sealed class FieldErrors
{
    private readonly Dictionary<string, string[]> _errors = [];

    public bool Any => _errors.Count > 0;

    public FieldErrors Add(string field, string error)
    {
        _errors[field] = _errors.TryGetValue(field, out var before) ? [.. before, error] : [error];
        return this;
    }

    /// <summary>Demands a whole number within bounds.</summary>
    public FieldErrors Range(string field, long? value, long min, long max) => value switch
    {
        null => Add(field, "A whole number is needed."),
        _ when value < min || value > max => Add(field, $"A whole number from {min} to {max} is needed."),
        _ => this,
    };

    public Problem ToProblem() => Problems.InvalidRequest.Because(_errors);
}
