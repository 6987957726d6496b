using System.Diagnostics.Metrics;
using Seckill.Web.Events;
using Seckill.Web.Feed;
using Seckill.Web.Orders;
using Seckill.Web.Payments;

namespace Seckill.Web.Metrics;

/// <summary>The front end's instruments, of this host alone: its factory is their scope.</summary>
internal sealed class WebMeter
{
    /// <summary>The meter of the whole system.</summary>
    public const string Name = "Seckill";

    private readonly Meter _meter;

    public WebMeter(
        IMeterFactory factory, PurchaseTally purchases, CallbackTally callbacks, OutcomeBoard board, EventSlots streams)
    {
        _meter = factory.Create(Name);
        purchases.Register(_meter);
        callbacks.Register(_meter);
        Gauge("seckill.event_streams", () => streams.Open, "Event streams that are open.");
        Gauge("seckill.waiters", () => board.Waiters, "Requests that wait for the order feed.");
        Gauge("process.threadpool.threads", () => ThreadPool.ThreadCount, "Threads of the pool.");
        Gauge("process.threadpool.queue", () => ThreadPool.PendingWorkItemCount, "Work that waits for a thread.");
        Gauge("process.working_set_bytes", () => Environment.WorkingSet, "Physical memory in use.");
        Gauge("process.gc.heap_bytes", () => GC.GetTotalMemory(forceFullCollection: false), "Bytes on the managed heap.");
        Counter("process.gc.allocated_bytes", () => GC.GetTotalAllocatedBytes(), "Bytes allocated since the start.");
        Counter("process.gc.pause_seconds", () => GC.GetTotalPauseDuration().TotalSeconds, "Pauses made by the collector.");
        Counter("process.cpu_seconds", () => Environment.CpuUsage.TotalTime.TotalSeconds, "Processor time used.");
    }

    private void Gauge(string name, Func<long> read, string description) =>
        _meter.CreateObservableGauge(name, read, description: description);

    private void Counter(string name, Func<double> read, string description) =>
        _meter.CreateObservableCounter(name, read, description: description);
}
