using System.Text.Json;

namespace Seckill.Client.Tests.Support;

/// <summary>A request as the fake server saw it.</summary>
internal sealed record SeenRequest(
    string Method, string Path, string Query, string? Authorization, string? Prefer, string Body)
{
    public string Route => $"{Method} {Path}";

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
