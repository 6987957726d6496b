using Seckill.Refusals;
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

    public FieldErrors Add(IEnumerable<FieldFault> faults)
    {
        foreach (var fault in faults) Add(fault.Field, fault.Text);
        return this;
    }

    public Problem ToProblem() => Problems.InvalidRequest.Because(_errors);
}
