using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Embedded;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// Calls the grains of a cluster in another process, over one connection at a time. When that is lost, the calls under way fail with
/// SiloUnavailableException, because nobody knows whether they ran, and the next call connects anew.
/// </summary>
internal sealed class GatewayClient : IDisposable
{
    private readonly RemoteCalls _calls = new();
    private readonly GatewayLink _link;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private ITimer? _sweep;
    private long _lastId;

    public GatewayClient(GatewayLink link, IOptions<ClientMessagingOptions> messaging, TimeProvider time, ILogger<GatewayClient> logger)
    {
        _link = link;
        _timeout = messaging.Value.ResponseTimeout;
        _time = time;
        _logger = logger;
        link.OnFrame = OnFrame;
        link.OnLost = OnLost;
    }

    /// <summary>Whether the client has gateways to call through.</summary>
    public bool IsConfigured => _link.IsConfigured;

    /// <exception cref="ConnectionFailedException">No gateway could be reached, or none would serve this client.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        await _link.ConnectAsync().WaitAsync(ct).ConfigureAwait(false);
        var tick = TimeSpan.FromTicks(Math.Min(EngineLimits.PendingCallSweep.Ticks, Math.Max(1, _timeout.Ticks / 4)));
        _sweep = _time.CreateTimer(static client => ((GatewayClient)client!).FailExpired(), this, tick, tick);
    }

    /// <summary>The grain type behind an interface, as the gateway knows it.</summary>
    public GrainType GrainTypeOf(GrainInterface grainInterface, string? classNamePrefix)
    {
        if (classNamePrefix is not null)
            throw new NotSupportedException("A client of a gateway does not know the names of grain classes: use a GrainId instead.");
        return _link.Welcome is { } welcome && welcome.GrainTypes.TryGetValue(grainInterface.Name, out var type)
            ? type
            : throw new ArgumentException($"The gateway has not exactly one implementation for interface {grainInterface.Type}");
    }

    /// <summary>Sends a call; whatever stops it is what its task ends with.</summary>
    /// <exception cref="NotSupportedException">A one-way call, which has no such task, cannot pass a gateway.</exception>
    public void Send(GrainId target, Request request)
    {
        var id = request.IsOneWay ? 0 : Interlocked.Increment(ref _lastId);
        RemoteCall call;
        try
        {
            call = new RemoteCall(this, id, target, request, Write(id, target, request), _time.GetTimestamp());
        }
        catch (Exception exception) when (id != 0)
        {
            request.TryFail(exception);
            return;
        }

        if (id != 0 && !_calls.TryAdd(call))
        {
            request.TryFail(new GatewayTooBusyException(
                $"{EngineLimits.MaxGatewayCallsInFlight} calls are under way: {call} was not sent."));
            return;
        }

        if (_link.Current is not { } connection || !call.TrySend(connection)) _ = SendAnewAsync(call);
    }

    /// <summary>Nobody waits for the answer any more.</summary>
    public void Forget(RemoteCall call) => _calls.Take(call.Id);

    /// <summary>Ends the connection and fails every call, now and from now on.</summary>
    public void Dispose()
    {
        _link.Dispose();
        _sweep?.Dispose();
        _calls.Fail(call => new SiloUnavailableException($"The client was stopped while it waited for {call}."));
    }

    private static ReadOnlyMemory<byte> Write(long id, GrainId target, Request request)
    {
        if (request.MethodId is not { } method)
            throw new NotSupportedException($"{request.Name} cannot be called through a gateway, which passes no grains and no observers.");
        using var writer = new FrameWriter();
        var arguments = new ArgumentWriter(writer.Json);
        writer.Json.WriteStartArray();
        writer.Json.WriteStringValue(method);
        arguments.Add(target);
        request.WriteArguments(arguments);
        writer.Json.WriteEndArray();
        return writer.Complete(FrameKind.Call, id);
    }

    /// <summary>For a call that met no connection, or one that had ended.</summary>
    private async Task SendAnewAsync(RemoteCall call)
    {
        try
        {
            var connection = await _link.ConnectAsync().ConfigureAwait(false);
            if (call.Request.IsCompleted || call.TrySend(connection)) return; // or timed out or cancelled meanwhile
            throw connection.HasEnded
                ? new ConnectionFailedException($"The connection to the gateway ended before {call} could be sent.")
                : new GatewayTooBusyException($"Too much waits to be sent to the gateway: {call} was not sent.");
        }
        catch (Exception exception)
        {
            if (call.Id == 0) _logger.LogWarning(exception, "{Call} failed, and nobody waits for its answer.", call);
            else _calls.Take(call.Id)?.Request.TryFail(exception);
        }
    }

    private void OnFrame(Frame frame)
    {
        if (frame.Kind is not (FrameKind.Answer or FrameKind.Error))
            throw new InvalidDataException($"a frame of kind {(int)frame.Kind}, which no gateway sends");
        if (_calls.Take(frame.CallId)?.Request is not { } request) return; // timed out or cancelled
        try
        {
            if (frame.Kind == FrameKind.Answer) request.TryAnswer(frame.Json);
            else request.TryFail(GatewayJson.Read<GatewayError>(frame.Json).ToException());
        }
        catch (Exception exception)
        {
            request.TryFail(new OrleansException($"The answer to {request.Name} could not be read: {exception.Message}", exception));
        }
    }

    private void OnLost(GatewayConnection connection) => _calls.Fail(call => call.Connection == connection
        ? new SiloUnavailableException($"The connection to the gateway was lost while it held {call}. Whether it ran is unknown.")
        : null);

    private void FailExpired() => _calls.Fail(call =>
    {
        var timeout = call.Request.ResponseTimeout ?? _timeout;
        return _time.GetElapsedTime(call.SentAt) >= timeout
            ? new TimeoutException($"Response did not arrive on time in {timeout} for {call}.")
            : null;
    });
}
