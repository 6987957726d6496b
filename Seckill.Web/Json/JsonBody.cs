using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Seckill.Web.Errors;

namespace Seckill.Web.Json;

/// <summary>Reads a request's body: at most <see cref="WebLimits.MaxBodyBytes"/>, however it is framed, and strictly.</summary>
internal static class JsonBody
{
    /// <summary>Reads a JSON object; a body that is not one comes back as a problem that names the place.</summary>
    public static async Task<(T? Value, Problem? Problem)> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type) where T : class
    {
        if (!IsJson(context.Request)) return (null, Problems.UnsupportedMediaType);
        var buffer = ArrayPool<byte>.Shared.Rent(WebLimits.MaxBodyBytes + 1);
        try
        {
            var length = await FillAsync(context, buffer);
            if (length > WebLimits.MaxBodyBytes) return (null, Problems.BodyTooLarge);
            return Parse(buffer.AsSpan(0, length), type);
        }
        finally
        {
            // A password may have stood in it, and the pool is shared.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Takes in a body as it comes, whatever it is said to be: a signature is over its bytes.</summary>
    public static async Task<(byte[] Body, Problem? Problem)> ReadRawAsync(HttpContext context)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(WebLimits.MaxBodyBytes + 1);
        try
        {
            var length = await FillAsync(context, buffer);
            return length > WebLimits.MaxBodyBytes ? ([], Problems.BodyTooLarge) : (buffer[..length], null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Takes in a body that nobody looks at, so that its size is bounded like any other's.</summary>
    public static async Task<Problem?> SkipAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) return null;
        var buffer = ArrayPool<byte>.Shared.Rent(WebLimits.MaxBodyBytes + 1);
        try
        {
            return await FillAsync(context, buffer) > WebLimits.MaxBodyBytes ? Problems.BodyTooLarge : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a JSON object from bytes that have come.</summary>
    public static (T? Value, Problem? Problem) Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) where T : class
    {
        if (json.IsEmpty) return (null, Problems.InvalidRequest.Because("The body is empty; a JSON object is expected."));
        try
        {
            var value = JsonSerializer.Deserialize(json, type);
            return value is null ? (null, Problems.InvalidRequest.Because("A JSON object is expected.")) : (value, null);
        }
        catch (JsonException fault)
        {
            return (null, Of(fault));
        }
    }

    /// <summary>Reads until the end, or until one byte more than allowed has come.</summary>
    private static async Task<int> FillAsync(HttpContext context, byte[] buffer)
    {
        var window = buffer.AsMemory(0, WebLimits.MaxBodyBytes + 1);
        try
        {
            var body = context.Request.Body;
            return await body.ReadAtLeastAsync(window, window.Length, throwOnEndOfStream: false, context.RequestAborted);
        }
        catch (IOException fault) when (fault is not BadHttpRequestException)
        {
            // Kestrel says so of some malformed chunks; to the client it is one fault with the others.
            throw new BadHttpRequestException("The body is malformed.", fault);
        }
    }

    /// <summary>Names the field where there is one; the exception's own text speaks of .NET types and stays here.</summary>
    private static Problem Of(JsonException fault)
    {
        if (fault.Path is ['$', '.', .. var field] && field.Length > 0)
        {
            return new FieldErrors().Add(field, "The value is malformed, of the wrong type, or given twice.").ToProblem();
        }

        return Problems.InvalidRequest.Because("The body is not a well-formed JSON object within the allowed depth.");
    }

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (!type.Charset.HasValue || IsUtf8(HeaderUtilities.RemoveQuotes(type.Charset)));

    private static bool IsUtf8(StringSegment charset) => charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
