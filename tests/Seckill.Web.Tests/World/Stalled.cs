using System.Net;

namespace Seckill.Web.Tests.World;

/// <summary>A body of which only the first byte comes until it is let go.</summary>
internal sealed class Stalled(byte[] bytes) : HttpContent
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first byte is on its way.</summary>
    public Task Begun => _begun.Task;

    public void LetGo() => _end.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(0, 1));
        await stream.FlushAsync();
        _begun.TrySetResult();
        await _end.Task;
        await stream.WriteAsync(bytes.AsMemory(1));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
