using System.Net;

namespace Seckill.Web.Tests.World;

/// <summary>A body that does not say how long it is, and so is sent in chunks.</summary>
internal sealed class Unsized : HttpContent
{
    private readonly byte[] _bytes;

    public Unsized(byte[] bytes, string? mediaType = "application/json")
    {
        _bytes = bytes;
        if (mediaType is not null) Headers.TryAddWithoutValidation("Content-Type", mediaType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        stream.WriteAsync(_bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
