using System.Text.Json.Serialization;

namespace Seckill.Web.Errors;

/// <summary>The body of a refusal: RFC 9457, with a stable <c>code</c>.</summary>
/// <param name="Type">A URI that stands for the code.</param>
/// <param name="Title">The code in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">What a program should look at.</param>
/// <param name="Detail">What was wrong with this request.</param>
/// <param name="Errors">What was wrong, by field.</param>
/// <param name="OrderId">The caller's live order, with <c>already_ordered</c>.</param>
internal sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OrderId = null);
