using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Seckill.Client.Tests.Support;

/// <summary>What a fake server can say.</summary>
internal static class Answers
{
    public static RequestDelegate Json(int status, object body) =>
        Raw(status, "application/json", JsonSerializer.Serialize(body));

    public static RequestDelegate Problem(
        int status, string code, string detail = "in the server's words", string? orderId = null, string? retryAfter = null) =>
        async context =>
        {
            if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
            var body = JsonSerializer.Serialize(new { title = "title", status, code, detail, orderId });
            await Raw(status, "application/problem+json", body)(context);
        };

    public static RequestDelegate Raw(int status, string? contentType, string body) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body, context.RequestAborted);
    };

    /// <summary>Hangs up in the middle of the call.</summary>
    public static RequestDelegate HangUp() => context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Never answers; tells when the request has arrived.</summary>
    public static RequestDelegate Never(TaskCompletionSource arrived) => async context =>
    {
        arrived.TrySetResult();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };
}
