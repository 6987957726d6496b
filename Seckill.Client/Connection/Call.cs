namespace Seckill.Client.Connection;

/// <summary>One HTTP call.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Relative to the server's URL, without a slash in front.</param>
internal sealed record Call(HttpMethod Method, string Path)
{
    /// <summary>The bearer token, if the call has one.</summary>
    public string? Token { get; init; }

    /// <summary>Sent as JSON, if there is one.</summary>
    public object? Body { get; init; }

    /// <summary>Where a stream of events goes on from, if it was open before.</summary>
    public string? LastEventId { get; init; }

    /// <summary>How long the server may hold the answer back for the final word (RFC 7240: <c>Prefer: wait</c>).</summary>
    public TimeSpan Wait { get; init; }
}
