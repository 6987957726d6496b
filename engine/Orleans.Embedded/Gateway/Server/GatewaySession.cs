using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.Embedded;

/// <summary>Serves one client: reads its calls, runs them side by side, and answers each when it is done.</summary>
internal sealed class GatewaySession(GatewayListener gateway, GatewayConnection connection)
{
    private readonly ConcurrentDictionary<long, ServedCall> _calls = new();
    private int _inFlight; // calls whose answer has not been written

    /// <summary>Whether the client was let in.</summary>
    public bool IsServed { get; set; }

    /// <summary>Ends the connection. What it had called runs on, and is answered to nobody.</summary>
    public void Abort() => connection.Abort();

    /// <summary>Returns when the connection has ended. Nothing that a client sends makes it throw.</summary>
    public async Task RunAsync()
    {
        try
        {
            if (!await ShakeHandsAsync().ConfigureAwait(false)) return;
            while (await connection.ReadAsync(EngineLimits.MaxGatewayFrameBytes).ConfigureAwait(false) is { } frame)
                await OnFrameAsync(frame).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            gateway.Logger.LogWarning("A client of {Silo}'s gateway was cut off: {Reason}.", gateway.Silo.Name, exception.Message);
        }
        catch (Exception exception)
        {
            gateway.Logger.LogDebug(exception, "A client of {Silo}'s gateway is gone.", gateway.Silo.Name);
        }
        finally
        {
            connection.Abort();
        }
    }

    private async Task<bool> ShakeHandsAsync()
    {
        using var late = new CancellationTokenSource(EngineLimits.GatewayHandshakeTimeout, gateway.Silo.TimeProvider);
        var frame = await connection.ReadAsync(EngineLimits.MaxGatewayHelloBytes, late.Token).ConfigureAwait(false);
        if (frame is not { Kind: FrameKind.Hello, Json: var json }) throw new InvalidDataException("it did not present itself");
        GatewayHello? hello;
        try
        {
            hello = GatewayJson.Read<GatewayHello?>(json);
        }
        catch (Exception exception)
        {
            throw new InvalidDataException("it presented itself in no language that is known here", exception);
        }

        var objection = gateway.Admit(this, hello ?? throw new InvalidDataException("it presented itself as nobody"));
        if (objection is null)
        {
            await connection.SendAsync(gateway.Methods.Welcome).ConfigureAwait(false);
            return true;
        }

        gateway.Logger.LogWarning("A client of {Silo}'s gateway was refused: {Reason}.", gateway.Silo.Name, objection);
        await connection.SendAsync(FrameWriter.Of(FrameKind.Refusal, objection)).ConfigureAwait(false);
        await connection.CloseAsync().ConfigureAwait(false);
        return false;
    }

    private ValueTask OnFrameAsync(Frame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Call:
                return OnCallAsync(frame);
            case FrameKind.Cancel:
                // Inside, the request's own listener takes it to the grain, in a turn.
                if (_calls.TryGetValue(frame.CallId, out var call)) call.Cancellation?.Cancel();
                return default;
            default:
                throw new InvalidDataException($"a frame of kind {(int)frame.Kind}, which no client sends");
        }
    }

    /// <summary>
    /// Starts a call. What cannot be started is answered from here, and nothing more is read until there is room for that answer: so
    /// one who sends and does not read is held up, and takes no memory.
    /// </summary>
    private ValueTask OnCallAsync(Frame frame)
    {
        ServedCall call;
        try
        {
            if (Volatile.Read(ref _inFlight) >= EngineLimits.MaxGatewayCallsInFlight)
                throw new GatewayTooBusyException($"The client has {EngineLimits.MaxGatewayCallsInFlight} calls under way.");
            call = gateway.Methods.Read(frame.Json);
        }
        catch (OrleansException exception)
        {
            return frame.CallId == 0 ? default : connection.SendAsync(Failure(frame.CallId, exception));
        }

        if (frame.CallId != 0)
        {
            if (!_calls.TryAdd(frame.CallId, call)) throw new InvalidDataException($"a second call with the number {frame.CallId}");
            Interlocked.Increment(ref _inFlight);
        }

        gateway.Silo.Cluster.Send(call.GrainClass, call.Grain, call.Request);
        if (frame.CallId != 0) _ = AnswerAsync(frame.CallId, call);
        return default;
    }

    private async Task AnswerAsync(long callId, ServedCall call)
    {
        await call.Request.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _calls.TryRemove(callId, out _);
        try
        {
            // Counted until the writer takes the answer, and not when the client has it: it may call again at once.
            await connection.SendAsync(Answer(callId, call), () => Interlocked.Decrement(ref _inFlight)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            gateway.Logger.LogDebug(exception, "The answer to {Request} found nobody.", call.Request.Name);
        }
    }

    private static ReadOnlyMemory<byte> Answer(long callId, ServedCall call)
    {
        try
        {
            call.Request.Completion.GetAwaiter().GetResult();
            using var writer = new FrameWriter();
            call.Request.WriteAnswer(writer.Json);
            return writer.Complete(FrameKind.Answer, callId);
        }
        catch (Exception exception)
        {
            return Failure(callId, exception);
        }
    }

    private static ReadOnlyMemory<byte> Failure(long callId, Exception exception) =>
        FrameWriter.Of(FrameKind.Error, GatewayError.Of(exception), callId);
}
