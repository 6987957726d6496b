using System.Text.Json.Nodes;

namespace Seckill.Web.Tests.World;

/// <summary>Reads an event stream as a client would, line by line; its end gives the place back.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly StreamReader _reader;

    private EventReader(HttpResponseMessage response, Stream body)
    {
        Response = response;
        _reader = new StreamReader(body);
    }

    public HttpResponseMessage Response { get; }

    /// <summary>Opens the stream of an order, which must be one.</summary>
    public static async Task<EventReader> OpenAsync(
        HttpClient client, string orderId, params (string Name, string Value)[] headers)
    {
        var request = Http.Request(HttpMethod.Get, $"/api/orders/{orderId}/events", headers);
        var cancellation = TestContext.Current.CancellationToken;
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        return new EventReader(response, await response.Content.ReadAsStreamAsync(cancellation));
    }

    /// <summary>The next block up to its empty line; null at the end of the stream.</summary>
    public async Task<string[]?> BlockAsync()
    {
        List<string> lines = [];
        while (await _reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Length == 0) return [.. lines];
            lines.Add(line);
        }

        Assert.Empty(lines);
        return null;
    }

    /// <summary>The next event's id and order; null at the end of the stream. Heartbeats are skipped.</summary>
    public async Task<(string Id, JsonNode Order)?> NextAsync()
    {
        while (await BlockAsync() is { } block)
        {
            if (block is [":"]) continue;
            Assert.Equal(2, block.Length);
            Assert.StartsWith("id: ", block[0]);
            Assert.StartsWith("data: ", block[1]);
            var order = JsonNode.Parse(block[1]["data: ".Length..])!;
            var id = block[0]["id: ".Length..];
            Assert.Equal(id, (string?)order["status"]);
            return (id, order);
        }

        return null;
    }

    /// <summary>The next event's id; null at the end of the stream.</summary>
    public async Task<string?> NextIdAsync() => (await NextAsync())?.Id;

    public void Dispose()
    {
        _reader.Dispose();
        Response.Dispose();
    }
}
