using System.Diagnostics;
using System.Net.Sockets;
using Seckill.Bench.Load.Http;
using Seckill.Bench.Load.Measures;
using Seckill.Bench.Load.Plans;

namespace Seckill.Bench.Load.Loop;

/// <summary>Carries out a plan on one thread.</summary>
internal sealed class LoadRun(LoadPlan plan, RequestWriter writer) : IDisposable
{
    private const int StatusCodes = 600;
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private readonly LoadConnection[] _connections = new LoadConnection[plan.Connections];
    private readonly Queue<int> _free = new(plan.Connections);
    private readonly Epoll _epoll = new();
    private readonly LatencyHistogram _latency = new();
    private readonly int[] _statuses = new int[StatusCodes];
    private readonly byte[] _buffer = new byte[LoadLimits.ReceiveBytes];
    private int _underWay;
    private int _lost;
    private long _lastAnswer;

    public LoadResult Run()
    {
        Connect();
        var processor = Environment.CpuUsage.TotalTime;
        var start = _lastAnswer = Stopwatch.GetTimestamp();
        var pacer = new Pacer(plan.MaxRequests, TicksOf(plan.MaxSeconds), TicksPerRequest, start);
        var deadline = start + TicksOf(plan.MaxSeconds) + TicksOf(LoadLimits.LastAnswers.TotalSeconds);
        while (true)
        {
            var now = Stopwatch.GetTimestamp();
            SendWhatIsDue(pacer, now);
            if ((pacer.IsOver(now) && _underWay == 0) || now >= deadline || _lost == plan.Connections) break;
            var until = deadline - now;
            if (!pacer.IsOver(now) && _free.Count > 0) until = Math.Min(until, pacer.TicksUntilNext(now));
            ReceiveWhatHasCome(until);
        }

        return ResultOf(pacer, Stopwatch.GetElapsedTime(start, _lastAnswer), Environment.CpuUsage.TotalTime - processor);
    }

    public void Dispose()
    {
        foreach (var connection in _connections) connection?.Dispose();
        _epoll.Dispose();
    }

    private double? TicksPerRequest => plan.RatePerSecond is { } rate ? Stopwatch.Frequency / rate : null;

    private static long TicksOf(double seconds) => (long)(seconds * Stopwatch.Frequency);

    private void Connect()
    {
        using var limit = new CancellationTokenSource(LoadLimits.Connecting, TimeProvider.System);
        for (var i = 0; i < _connections.Length; i++)
        {
            _connections[i] = new LoadConnection();
            _connections[i].ConnectAsync(plan.Port, limit.Token).GetAwaiter().GetResult();
            _epoll.Add(_connections[i].Handle, i);
            _free.Enqueue(i);
        }
    }

    private void SendWhatIsDue(Pacer pacer, long now)
    {
        while (_free.Count > 0 && pacer.TryTake(now, out var intended))
        {
            var number = _free.Dequeue();
            _underWay++;
            try
            {
                _connections[number].Send(writer, pacer.Taken - 1, intended);
            }
            catch (SocketException)
            {
                Drop(number);
            }
        }
    }

    private void ReceiveWhatHasCome(long maxTicks)
    {
        var count = _epoll.Wait((long)(maxTicks * NanosecondsPerTick));
        for (var i = 0; i < count; i++)
        {
            var number = _epoll.NumberOf(i);
            var connection = _connections[number];
            try
            {
                if (!connection.Receive(_buffer)) continue;
                _lastAnswer = Stopwatch.GetTimestamp();
                _latency.Record((long)Stopwatch.GetElapsedTime(connection.Intended, _lastAnswer).TotalNanoseconds);
                _statuses[connection.Response.Status]++;
                _underWay--;
                _free.Enqueue(number);
            }
            catch (Exception exception) when (exception is SocketException or InvalidDataException)
            {
                Drop(number);
            }
        }
    }

    /// <summary>A connection that breaks stays away: the runner throws such a round out, so there is nothing to save.</summary>
    private void Drop(int number)
    {
        _connections[number].Dispose();
        _underWay--;
        _lost++;
    }

    private LoadResult ResultOf(Pacer pacer, TimeSpan elapsed, TimeSpan processor) => new(
        (int)_latency.Count,
        _lost + _underWay,
        pacer.Unsent,
        elapsed.TotalSeconds,
        _statuses.Index().Where(status => status.Item > 0).ToDictionary(status => status.Index, status => status.Item),
        _connections.Sum(connection => connection.Response.BodyBytes),
        processor.TotalSeconds,
        LatencySummary.Of(_latency));
}
