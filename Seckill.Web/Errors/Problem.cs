using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Seckill.Refusals;
using Seckill.Web.Json;

namespace Seckill.Web.Errors;

/// <summary>A refusal, ready to be sent: its body is made once, so that a fixed refusal costs a copy and nothing else.</summary>
internal sealed class Problem : IResult
{
    /// <summary>The media type of RFC 9457.</summary>
    public const string MediaType = "application/problem+json";

    private const string Bearer = "Bearer";

    private readonly ProblemDocument _document;
    private readonly StringValues _retryAfter;
    private readonly string _challenge;
    private readonly byte[] _body;

    private Problem(ProblemDocument document, StringValues retryAfter, string challenge = Bearer)
    {
        _document = document;
        _retryAfter = retryAfter;
        _challenge = challenge;
        _body = JsonSerializer.SerializeToUtf8Bytes(document, WebJson.Default.ProblemDocument);
    }

    /// <summary>A fixed refusal; with 401, the challenge says what would have been accepted (RFC 9110, section 11.6.1).</summary>
    public Problem(int status, string code, string title, int? retryAfterSeconds = null, string challenge = Bearer)
        : this(new ProblemDocument($"urn:seckill:problem:{code}", title, status, code), Seconds(retryAfterSeconds), challenge) { }

    /// <summary>A fixed refusal whose code and words are the same on every way to the system.</summary>
    public Problem(int status, CodedRefusal refusal, int? retryAfterSeconds = null)
        : this(status, refusal.Code, refusal.Title, retryAfterSeconds) { }

    public int Status => _document.Status;

    public string Code => _document.Code;

    /// <summary>The same refusal, saying what was wrong with this request.</summary>
    public Problem Because(string detail) => new(_document with { Detail = detail }, _retryAfter);

    /// <summary>The same refusal, saying what was wrong with which fields.</summary>
    public Problem Because(IReadOnlyDictionary<string, string[]> errors)
    {
        var detail = string.Join(" ", errors.SelectMany(field => field.Value.Select(text => $"{field.Key}: {text}")));
        return new(_document with { Detail = detail, Errors = errors }, _retryAfter);
    }

    /// <summary>The same refusal, with the order that stands in the way.</summary>
    public Problem For(string? orderId) => new(_document with { OrderId = orderId }, _retryAfter);

    /// <summary>The same refusal, saying when to try again: in whole seconds, rounded up, at least 1.</summary>
    public Problem RetryAfter(TimeSpan wait) =>
        new(_document, Seconds((int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 1, int.MaxValue)));

    public Task ExecuteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = MediaType;
        response.ContentLength = _body.Length;
        if (_retryAfter.Count > 0) response.Headers.RetryAfter = _retryAfter;
        if (Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = _challenge;
        // The rest of such a body is not read, so nothing else can come over the connection.
        if (Status == StatusCodes.Status413PayloadTooLarge) response.Headers.Connection = "close";
        return response.Body.WriteAsync(_body, context.RequestAborted).AsTask();
    }

    private static StringValues Seconds(int? seconds) => seconds?.ToString(CultureInfo.InvariantCulture);
}
