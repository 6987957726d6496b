using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Seckill.Web.Metrics;

/// <summary>Listens to our meter and shows it as Prometheus text, version 0.0.4. A histogram shows its sum and count.</summary>
internal sealed class MetricsPage : IDisposable
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly ConcurrentDictionary<(string Name, string Labels), MetricSeries> _series = [];
    private readonly MeterListener _listener = new();

    /// <param name="factory">The host's own: another host's instruments in this process are not shown.</param>
    public MetricsPage(IMeterFactory? factory = null)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            var meter = instrument.Meter;
            var isOurs = meter.Scope is null || ReferenceEquals(meter.Scope, factory);
            if (meter.Name == WebMeter.Name && isOurs) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The page as it is now.</summary>
    public string Render()
    {
        _listener.RecordObservableInstruments();
        var page = new StringBuilder();
        foreach (var group in _series.OrderBy(pair => pair.Key).GroupBy(pair => pair.Key.Name, pair => pair.Value))
        {
            var instrument = group.First().Instrument;
            page.Append(CultureInfo.InvariantCulture, $"# HELP {group.Key} {Escape(instrument.Description ?? "")}\n");
            page.Append(CultureInfo.InvariantCulture, $"# TYPE {group.Key} {TypeOf(instrument)}\n");
            foreach (var series in group) Append(page, group.Key, series);
        }

        return page.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private static void Append(StringBuilder page, string name, MetricSeries series)
    {
        if (TypeOf(series.Instrument) != "summary")
        {
            page.Append(CultureInfo.InvariantCulture, $"{name}{series.Labels} {series.Value}\n");
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"{name}_sum{series.Labels} {series.Value}\n");
        page.Append(CultureInfo.InvariantCulture, $"{name}_count{series.Labels} {series.Count}\n");
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        var key = (NameOf(instrument), labels);
        if (!_series.TryGetValue(key, out var series))
        {
            if (_series.Count >= WebLimits.MaxMetricSeries) return;
            series = _series.GetOrAdd(key, static (key, instrument) => new MetricSeries(instrument, key.Labels), instrument);
        }

        // An observable instrument tells its sum each time; its class has another name.
        series.Record(value, isSum: KindOf(instrument) is "Counter" or "UpDownCounter" or "Histogram");
    }

    private static string NameOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        return TypeOf(instrument) == "counter" ? name + "_total" : name;
    }

    private static string TypeOf(Instrument instrument) => KindOf(instrument) switch
    {
        "Counter" or "ObservableCounter" => "counter",
        "Histogram" => "summary",
        _ => "gauge",
    };

    /// <summary>The instrument's class without its number type: Counter, ObservableGauge and so on.</summary>
    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0];

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var labels = new StringBuilder("{");
        foreach (var (key, value) in tags)
        {
            if (labels.Length > 1) labels.Append(',');
            var text = Escape($"{value}").Replace("\"", "\\\"");
            labels.Append(CultureInfo.InvariantCulture, $"{key.Replace('.', '_')}=\"{text}\"");
        }

        return labels.Append('}').ToString();
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n");
}
