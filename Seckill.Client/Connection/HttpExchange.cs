using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Seckill.Client.Connection;

/// <summary>Sends one call and reads its answer; whatever goes wrong on the way becomes a <see cref="Failure"/>.</summary>
internal sealed class HttpExchange : IDisposable
{
    private const string EventStream = "text/event-stream";

    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    public HttpExchange(Uri url, TimeProvider time)
    {
        _time = time;
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = ClientLimits.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            // A redirect would turn a purchase into a GET; better to say where we ended up.
            AllowAutoRedirect = false,
            UseCookies = false,
        };
        _client = new HttpClient(handler)
        {
            BaseAddress = url,
            // Ours, below, runs on the injected clock.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = ClientLimits.MaxAnswerBytes,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("seckill-client", null));
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    public Task<ApiResult<T>> SendAsync<T>(Call call, CancellationToken cancellation) where T : notnull =>
        LimitedAsync<T>(call, cancellation, async limit =>
        {
            using var request = CreateRequest(call);
            using var response = await _client.SendAsync(request, limit);
            var body = await response.Content.ReadAsByteArrayAsync(limit);
            return response.IsSuccessStatusCode ? Read<T>(response, body) : Refusal.Read(response, body, _time.GetUtcNow());
        });

    /// <summary>Opens a stream of events; the caller reads and disposes of the answer.</summary>
    public Task<ApiResult<HttpResponseMessage>> OpenAsync(Call call, CancellationToken cancellation) =>
        LimitedAsync<HttpResponseMessage>(call, cancellation, async limit =>
        {
            using var request = CreateRequest(call);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(EventStream));
            if (call.LastEventId is { } id) request.Headers.TryAddWithoutValidation("Last-Event-ID", id);
            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit);
            if (response.StatusCode == HttpStatusCode.NoContent) return response;
            var isStream = response.Content.Headers.ContentType?.MediaType == EventStream;
            if (response.IsSuccessStatusCode && isStream) return response;
            using (response)
            {
                if (response.IsSuccessStatusCode) return Unexpected(response);
                // Read here: what comes headers first is not held to the client's bound.
                await response.Content.LoadIntoBufferAsync(ClientLimits.MaxAnswerBytes, limit);
                return Refusal.Read(response, await response.Content.ReadAsByteArrayAsync(limit), _time.GetUtcNow());
            }
        });

    /// <summary>The failure of a stream that ended too early.</summary>
    public Failure Lost() => new(
        FailureKind.NoAnswer, FailureCodes.ConnectionLost, $"the connection to {_client.BaseAddress} was lost");

    public void Dispose() => _client.Dispose();

    private async Task<ApiResult<T>> LimitedAsync<T>(
        Call call, CancellationToken cancellation, Func<CancellationToken, Task<ApiResult<T>>> exchange) where T : notnull
    {
        var timeout = ClientLimits.RequestTimeout + call.Wait;
        using var limit = new CancellationTokenSource(timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await exchange(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return limit.IsCancellationRequested
                ? NetworkFailure.TimedOut(_client.BaseAddress!, timeout)
                : NetworkFailure.ConnectTimedOut(_client.BaseAddress!);
        }
        catch (Exception error) when (error is HttpRequestException or SocketException)
        {
            // .NET 10 lets the latter through, unwrapped, when a server resets the connection that it has just taken.
            return NetworkFailure.From(error, _client.BaseAddress!);
        }
    }

    private static HttpRequestMessage CreateRequest(Call call)
    {
        var request = new HttpRequestMessage(call.Method, call.Path);
        if (call.Token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", call.Token);
        if (call.Body is not null) request.Content = JsonContent.Create(call.Body, call.Body.GetType(), options: Json.Options);
        // An empty body instead of none: .NET repeats a request without a body by itself, up to three times, when its pooled
        // connection ends without an answer. A purchase is sent once.
        else if (call.Method != HttpMethod.Get) request.Content = new ByteArrayContent([]);
        if (call.Wait > TimeSpan.Zero) request.Headers.Add("Prefer", $"wait={(int)call.Wait.TotalSeconds}");
        return request;
    }

    private static ApiResult<T> Read<T>(HttpResponseMessage response, byte[] body) where T : notnull
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(body, Json.Options) is { } value) return value;
        }
        catch (JsonException)
        {
            // Falls through: the reason stands in no relation to what the user can do about it.
        }

        return Unexpected(response);
    }

    private static Failure Unexpected(HttpResponseMessage response)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "no content type";
        return Json.BadAnswer(
            $"the server answered HTTP {(int)response.StatusCode} ({type}) with something unexpected; is --url right?");
    }
}
