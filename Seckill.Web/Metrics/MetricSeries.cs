using System.Diagnostics.Metrics;

namespace Seckill.Web.Metrics;

/// <summary>One line of /metrics: an instrument with one set of labels.</summary>
internal sealed class MetricSeries(Instrument instrument, string labels)
{
    private readonly Lock _gate = new();

    public Instrument Instrument => instrument;

    public string Labels => labels;

    public double Value { get; private set; }

    public long Count { get; private set; }

    /// <summary>Takes in a measurement: counters and histograms add up, everything else shows the last.</summary>
    public void Record(double value, bool isSum)
    {
        lock (_gate)
        {
            Value = isSum ? Value + value : value;
            Count++;
        }
    }
}
