using System.Net;
using System.Text.Json;

namespace Seckill.Silo.Http;

/// <summary>An HTTP answer with its body read.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Message)
{
    /// <summary>The problem's stable code, or null.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>The order id that the answer carries, or null.</summary>
    public string? OrderId =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("orderId", out var id) ? id.GetString() : null;

    public string? Text(string member) => Body.GetProperty(member).GetString();
}
