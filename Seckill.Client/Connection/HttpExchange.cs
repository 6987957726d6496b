using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Seckill.Client.Connection;

/// <summary>Sends one call and reads its answer; whatever goes wrong on the way becomes a <see cref="Failure"/>.</summary>
internal sealed class HttpExchange : IDisposable
{
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

    public async Task<ApiResult<T>> SendAsync<T>(Call call, CancellationToken cancellation) where T : notnull
    {
        var timeout = ClientLimits.RequestTimeout + call.Wait;
        using var limit = new CancellationTokenSource(timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        using var request = CreateRequest(call);
        try
        {
            using var response = await _client.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return response.IsSuccessStatusCode ? Read<T>(response, body) : Refusal.Read(response, body, _time.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return limit.IsCancellationRequested
                ? NetworkFailure.TimedOut(_client.BaseAddress!, timeout)
                : NetworkFailure.ConnectTimedOut(_client.BaseAddress!);
        }
        catch (HttpRequestException error)
        {
            return NetworkFailure.From(error, _client.BaseAddress!);
        }
    }

    public void Dispose() => _client.Dispose();

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

        var type = response.Content.Headers.ContentType?.MediaType ?? "no content type";
        return Json.BadAnswer(
            $"the server answered HTTP {(int)response.StatusCode} ({type}) with something unexpected; is --url right?");
    }
}
