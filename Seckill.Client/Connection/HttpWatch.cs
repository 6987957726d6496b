using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Seckill.Orders;
using Order = Seckill.Client.Orders.Order;

namespace Seckill.Client.Connection;

/// <summary>
/// Watches an order over HTTP by its event stream. A stream that is lost, or ends because its node stops, is taken up again
/// where it ended; one that could not be opened at all is a failure at once.
/// </summary>
internal sealed class HttpWatch(HttpExchange http, TimeProvider time)
{
    public async IAsyncEnumerable<ApiResult<Order>> RunAsync(
        Call call, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? lastId = null;
        for (var retries = 0; ;)
        {
            var opened = await http.OpenAsync(call with { LastEventId = lastId }, cancellation);
            if (opened.TryGet(out var response, out var failure))
            {
                using (response)
                {
                    // All was seen: see design, section 6.
                    if (response.StatusCode == HttpStatusCode.NoContent) yield break;
                    var reader = new EventReader(await response.Content.ReadAsStreamAsync(cancellation), time);
                    while (true)
                    {
                        (var heard, lastId) = await NextAsync(reader, lastId, cancellation);
                        if (heard is not { } word) break;
                        yield return word;
                        if (!word.TryGet(out var order, out _) || IsFinal(order)) yield break;
                        retries = 0;
                    }
                }

                failure = http.Lost();
            }
            else if (lastId is null || !IsPassing(failure))
            {
                yield return failure;
                yield break;
            }

            if (++retries > ClientLimits.MaxWatchRetries)
            {
                yield return failure;
                yield break;
            }

            await Task.Delay(ClientLimits.WatchRetryDelay, time, cancellation);
        }
    }

    /// <summary>The next order and its id; null when the stream ended, in whatever way.</summary>
    private static async Task<(ApiResult<Order>? Heard, string? Id)> NextAsync(
        EventReader reader, string? lastId, CancellationToken cancellation)
    {
        try
        {
            if (await reader.NextAsync(cancellation) is not { } next) return (null, lastId);
            if (JsonSerializer.Deserialize<Order>(next.Data, Json.Options) is not { } order) return (Bad(), lastId);
            return (order, next.Id ?? lastId);
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException)
        {
            return (Bad(), lastId);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or TimeoutException)
        {
            return (null, lastId);
        }
    }

    private static Failure Bad() => Json.BadAnswer("the server sent an event that is no order");

    private static bool IsFinal(Order order) =>
        OrderStatusNames.Parse(order.Status) is { } status && OrderProgress.IsFinal(status);

    /// <summary>Whether trying again makes sense: nobody answered, or the node is busy or on its way down.</summary>
    private static bool IsPassing(Failure failure) =>
        failure.Kind == FailureKind.NoAnswer || failure.HttpStatus is 429 or >= 500;
}
