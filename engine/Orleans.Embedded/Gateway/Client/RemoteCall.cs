using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>A call that a silo in another process owes an answer.</summary>
/// <param name="client">The client that makes it.</param>
/// <param name="id">Its number; 0 when nobody waits for the answer.</param>
/// <param name="target">The grain that is called.</param>
/// <param name="request">The call, with the task that the caller awaits.</param>
/// <param name="frame">The call as it is sent.</param>
/// <param name="sentAt">The time stamp at which the caller made it.</param>
internal sealed class RemoteCall(
    GatewayClient client, long id, GrainId target, Request request, ReadOnlyMemory<byte> frame, long sentAt)
{
    private GatewayConnection? _connection;

    public long Id => id;

    public Request Request => request;

    public long SentAt => sentAt;

    /// <summary>The connection over which it went, or may have gone; null while it waits for one.</summary>
    public GatewayConnection? Connection => Volatile.Read(ref _connection);

    /// <summary>Sends it. False when the connection has ended before it could go.</summary>
    public bool TrySend(GatewayConnection connection)
    {
        Volatile.Write(ref _connection, connection);
        if (request.Cancellation is { } cancellation) cancellation.Remote = this;
        if (!connection.TrySend(frame))
        {
            Volatile.Write(ref _connection, null);
            return false;
        }

        // If it was cancelled meanwhile, the cancel frame may have gone before the call, where it means nothing.
        if (request.CancelledBy.IsCancellationRequested) Cancel();
        return true;
    }

    /// <summary>The caller no longer waits, and has been told so; the silo is told as well.</summary>
    public void Cancel()
    {
        client.Forget(this);
        Connection?.TrySend(FrameWriter.Of(FrameKind.Cancel, id));
    }

    public override string ToString() => $"{request.Name} to {target}";
}
