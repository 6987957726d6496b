using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Seckill.Orders;
using Seckill.Web.Json;
using Seckill.Web.Orders;

namespace Seckill.Web.Events;

/// <summary>
/// Server-sent events as the WHATWG's HTML standard has them (section 9.2). .NET's own formatter writes no comments, so it could
/// not send a heartbeat. An event's id is the status that it shows: an order shows each status once, so that
/// <c>Last-Event-ID</c> says all that a stream needs to go on from.
/// </summary>
internal static class EventFormat
{
    public const string MediaType = "text/event-stream";

    /// <summary>An event with the order as <c>GET /api/orders/{id}</c> shows it; JSON of ours has no line breaks.</summary>
    public static void WriteOrder(PipeWriter writer, Order order)
    {
        var view = OrderView.Of(order);
        Encoding.ASCII.GetBytes($"id: {view.Status}\ndata: ", writer);
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(view, WebJson.Default.OrderView));
        writer.Write("\n\n"u8);
    }

    /// <summary>A comment, which every reader skips.</summary>
    public static void WriteHeartbeat(PipeWriter writer) => writer.Write(":\n\n"u8);

    /// <summary>The status that the client saw last; null when it does not say, or says nothing that we sent.</summary>
    public static OrderStatus? LastSeen(HttpRequest request) =>
        request.Headers["Last-Event-ID"] is [{ Length: <= WebLimits.MaxEventIdLength } id] ? OrderStatusNames.Parse(id) : null;
}
