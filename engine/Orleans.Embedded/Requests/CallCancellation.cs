using Orleans.Runtime.Embedded;

namespace Orleans.Embedded;

/// <summary>
/// Carries a caller's cancellation to the grain. The caller's task is cancelled at once; the grain's token is cancelled in a turn, so
/// that callbacks registered on it are as single-threaded as the rest of the grain.
/// </summary>
internal sealed class CallCancellation : TurnItem, IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly Request _request;
    private CancellationTokenRegistration _registration;

    public CallCancellation(Request request) => _request = request;

    /// <summary>The call in another process that is told as well; null inside of one.</summary>
    public RemoteCall? Remote { get; set; }

    public CancellationToken Token => _source.Token;

    /// <summary>Call before the request is on its way: one that is cancelled before it has a target is dropped where it arrives.</summary>
    public void Listen() => _registration = _request.CancelledBy.UnsafeRegister(static (state, token) =>
    {
        var cancellation = (CallCancellation)state!;
        cancellation._request.TryCancel(token);
        cancellation._request.Target?.Post(cancellation);
        cancellation.Remote?.Cancel();
    }, this);

    public void Dispose() => _registration.Unregister();

    internal override void Run(TurnQueue queue) => _source.Cancel();
}
