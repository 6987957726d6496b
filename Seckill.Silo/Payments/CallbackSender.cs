using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using Seckill.Payments;

namespace Seckill.Silo.Payments;

/// <summary>Sends signed callbacks until they are taken, or refused for good.</summary>
internal sealed partial class CallbackSender(
    IOptions<SandboxOptions> options, IServiceProvider services, TimeProvider timeProvider, ILogger<CallbackSender> logger)
    : IDisposable
{
    private readonly SemaphoreSlim _room = new(SandboxLimits.MaxParallel);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan, // Measured by the clock that is given.
    };

    /// <summary>Sends a callback, at most <see cref="SandboxLimits.MaxAttempts"/> times, with growing pauses.</summary>
    public async Task SendAsync(SandboxCallback callback, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(callback);
        var pause = SandboxLimits.FirstPause;
        for (var attempt = 1; attempt <= SandboxLimits.MaxAttempts; attempt++)
        {
            if (await TrySendAsync(callback.PaymentId, body, cancellationToken)) return;
            await Task.Delay(pause, timeProvider, cancellationToken);
            pause *= 2;
        }

        LogGivenUp(callback.PaymentId);
    }

    public void Dispose()
    {
        _http.Dispose();
        _room.Dispose();
    }

    /// <returns>Whether there is nothing more to do: it was taken (2xx), or will never be (4xx).</returns>
    private async Task<bool> TrySendAsync(string paymentId, byte[] body, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        try
        {
            if ((options.Value.CallbackUrl ?? CallbackAddress.Of(services.GetService<IServer>())) is not { } url) return false;
            using var limit = new CancellationTokenSource(SandboxLimits.RequestTimeout, timeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            using var request = NewRequest(url, body);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)response.StatusCode;
            if (status is >= 400 and < 500) LogRefused(paymentId, status);
            return status is >= 200 and < 300 or >= 400 and < 500;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, paymentId);
            return false;
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>Signed anew for every attempt: an old time stamp would be refused.</summary>
    private HttpRequestMessage NewRequest(Uri url, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(CallbackSignature.Header, CallbackSignature.Sign(options.Value.Secret, timeProvider.GetUtcNow(), body));
        return request;
    }

    [LoggerMessage(1, LogLevel.Information, "Sandbox: the callback of payment {PaymentId} has not arrived; it is tried again.")]
    private partial void LogFailed(Exception exception, string paymentId);

    [LoggerMessage(2, LogLevel.Warning, "Sandbox: the callback of payment {PaymentId} was refused with {Status}.")]
    private partial void LogRefused(string paymentId, int status);

    [LoggerMessage(3, LogLevel.Warning, "Sandbox: the callback of payment {PaymentId} is given up.")]
    private partial void LogGivenUp(string paymentId);
}
