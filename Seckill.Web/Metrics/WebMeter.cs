using System.Diagnostics.Metrics;
using Seckill.Web.Feed;
using Seckill.Web.Orders;

namespace Seckill.Web.Metrics;

/// <summary>The front end's instruments.</summary>
internal sealed class WebMeter : IDisposable
{
    /// <summary>The meter of the whole system.</summary>
    public const string Name = "Seckill";

    private readonly Meter _meter = new(Name);

    public WebMeter(PurchaseTally tally, OutcomeBoard board)
    {
        tally.Register(_meter);
        _meter.CreateObservableGauge("seckill.waiters", () => board.Waiters, description: "Requests that wait for the order feed.");
        _meter.CreateObservableGauge("process.threadpool.threads", () => ThreadPool.ThreadCount, description: "Threads of the pool.");
        _meter.CreateObservableGauge("process.threadpool.queue", () => ThreadPool.PendingWorkItemCount, description: "Work that waits for a thread.");
        _meter.CreateObservableGauge("process.gc.heap_bytes", () => GC.GetTotalMemory(forceFullCollection: false), description: "Bytes on the managed heap.");
        _meter.CreateObservableCounter("process.gc.allocated_bytes", () => GC.GetTotalAllocatedBytes(), description: "Bytes allocated since the start.");
        _meter.CreateObservableCounter("process.gc.pause_seconds", () => GC.GetTotalPauseDuration().TotalSeconds, description: "Time in which everything stood still for the collector.");
        _meter.CreateObservableCounter("process.cpu_seconds", () => Environment.CpuUsage.TotalTime.TotalSeconds, description: "Processor time used.");
        _meter.CreateObservableGauge("process.working_set_bytes", () => Environment.WorkingSet, description: "Physical memory in use.");
    }

    public void Dispose() => _meter.Dispose();
}
