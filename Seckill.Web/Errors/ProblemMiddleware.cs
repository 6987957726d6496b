using Microsoft.Extensions.Logging;
using Seckill.Refusals;

namespace Seckill.Web.Errors;

/// <summary>
/// The outermost of our layers: turns exceptions and bare status codes into problem details, so that no answer is without a
/// code and none shows what went wrong inside.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.ContentLength > WebLimits.MaxBodyBytes)
        {
            await Problems.BodyTooLarge.ExecuteAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody is there to read an answer.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await Of(context, fault).ExecuteAsync(context);
            return;
        }

        var response = context.Response;
        if (response.StatusCode < 400 || response.HasStarted) return;
        if (response.ContentLength is not null || response.ContentType is not null) return; // It has a body: a problem's.
        await Problems.Of(response.StatusCode).ExecuteAsync(context);
    }

    private Problem Of(HttpContext context, Exception fault)
    {
        if (fault is BadHttpRequestException bad) return Problems.Of(bad.StatusCode);
        if (Fault.IsPassing(fault))
        {
            LogUnavailable(logger, context.GetEndpoint()?.DisplayName, fault.GetType().Name, fault.Message);
            return Problems.Unavailable;
        }

        LogInternalError(logger, fault, context.GetEndpoint()?.DisplayName);
        return Problems.InternalError;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Endpoint}: unavailable: {Fault}: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string? endpoint, string fault, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Endpoint}: unforeseen exception")]
    private static partial void LogInternalError(ILogger logger, Exception fault, string? endpoint);
}
