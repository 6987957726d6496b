using System.Diagnostics.Metrics;
using Seckill.Stock;
using Seckill.Web.Metrics;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Metrics;

public sealed class MetricsTests
{
    [Fact]
    public async Task Purchases_are_counted_by_outcome()
    {
        await using var web = await FrontEnd.StartAsync();
        web.PutOnSale();
        web.Grains.User(7).Answers(new PurchaseResult(PurchaseStatus.RateLimited));
        await web.As(7).BuyAsync();
        var page = await web.Client.GetItAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", page.Content.Headers.ContentType?.ToString());
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("# TYPE seckill_purchases_total counter\n", text);
        Assert.Contains("seckill_purchases_total{outcome=\"accepted\"} ", text);
        Assert.Contains("seckill_purchases_total{outcome=\"rate_limited\"} ", text);
        Assert.Contains("# TYPE seckill_waiters gauge\n", text);
        Assert.Contains("process_gc_heap_bytes ", text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Matches("""^(# (HELP|TYPE) \S+ .+|[a-z_]+(\{.*\})? \S+)$""", line));
    }

    [Fact]
    public void Counters_add_up_gauges_show_the_last_and_labels_are_escaped()
    {
        using var page = new MetricsPage();
        using var meter = new Meter(WebMeter.Name);
        using var foreign = new Meter("Other");
        foreign.CreateCounter<long>("test.foreign").Add(1);
        var counter = meter.CreateCounter<long>("test.counter", description: "A\ncounter");
        counter.Add(2, new KeyValuePair<string, object?>("why", "a \"b\" \\ \n c"));
        counter.Add(3, new KeyValuePair<string, object?>("why", "a \"b\" \\ \n c"));
        var gauge = meter.CreateGauge<double>("test.gauge");
        gauge.Record(2.5);
        gauge.Record(1.5);
        var histogram = meter.CreateHistogram<int>("test.histogram");
        histogram.Record(4);
        histogram.Record(6);

        var text = page.Render();
        Assert.Contains("""test_counter_total{why="a \"b\" \\ \n c"} 5""", text);
        Assert.Contains("# HELP test_counter_total A\\ncounter\n", text);
        Assert.Contains("test_gauge 1.5\n", text);
        Assert.Contains("test_histogram_sum 10\ntest_histogram_count 2\n", text);
        Assert.DoesNotContain("foreign", text);
    }

    [Fact]
    public void The_number_of_series_is_bounded()
    {
        using var page = new MetricsPage();
        using var meter = new Meter(WebMeter.Name);
        var counter = meter.CreateCounter<long>("test.flood");
        for (var i = 0; i < 2 * WebLimits.MaxMetricSeries; i++) counter.Add(1, new KeyValuePair<string, object?>("i", i));
        var lines = page.Render().Split('\n').Count(line => line.StartsWith("test_flood", StringComparison.Ordinal));
        Assert.InRange(lines, 1, WebLimits.MaxMetricSeries);
    }
}
