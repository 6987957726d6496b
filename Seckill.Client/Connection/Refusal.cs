using System.Net;
using System.Text.Json;

namespace Seckill.Client.Connection;

/// <summary>
/// Reads an answer that is no success: problem details (RFC 9457) with our <c>code</c>, or the word of whatever stands in
/// between.
/// </summary>
internal static class Refusal
{
    /// <summary>Whoever the token is of, it is of no use here.</summary>
    public static readonly Failure LoginNotAccepted = Refused(
        FailureCodes.Unauthorized, "the server does not accept this login; log in again: seckill login <name>");

    public static Failure Read(HttpResponseMessage response, byte[] body, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        return Interpret(response, Parse(body)) with
        {
            HttpStatus = status,
            RetryAfter = ReadRetryAfter(response, now),
        };
    }

    private static Failure Interpret(HttpResponseMessage response, Problem? problem)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode == HttpStatusCode.Unauthorized && problem?.Code is null or FailureCodes.Unauthorized)
        {
            return LoginNotAccepted;
        }

        if (problem is null && response.StatusCode == HttpStatusCode.Forbidden)
        {
            return Refused(FailureCodes.Forbidden, "this login may not do that; log in as an admin: seckill login <name>");
        }

        if (problem is null)
        {
            var type = response.Content.Headers.ContentType?.MediaType ?? "no content type";
            var where = response.Headers.Location is { } location ? $", on to {location}" : "";
            return Json.BadAnswer($"the server answered HTTP {status} ({type}{where}) without saying why; is --url right?");
        }

        var words = NonEmpty(problem.FieldErrors()) ?? NonEmpty(problem.Detail) ?? NonEmpty(problem.Title) ?? $"HTTP {status}";
        return Refused(NonEmpty(problem.Code) ?? $"http_{status}", words) with { OrderId = NonEmpty(problem.OrderId) };
    }

    private static Failure Refused(string code, string message) => new(FailureKind.Refused, code, message);

    private static Problem? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Problem>(body, Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? ReadRetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
            _ => null,
        };

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>Every member may be missing: this is read from whatever answers.</summary>
    private sealed class Problem
    {
        public string? Code { get; init; }

        public string? Title { get; init; }

        public string? Detail { get; init; }

        public string? OrderId { get; init; }

        public Dictionary<string, string[]?>? Errors { get; init; }

        /// <summary>What was wrong, by field: <c>name: 3 to 64 characters are needed.</c></summary>
        public string FieldErrors() =>
            string.Join(' ', (Errors ?? []).Select(field => $"{field.Key}: {string.Join(' ', field.Value ?? [])}"));
    }
}
