using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seckill.Bench.Reports;

/// <summary>Everything that was measured, every round of it, as JSON.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <returns>The file's path.</returns>
    public static string Write(FigureReport report, BenchOptions options, Machine machine, DateTimeOffset at)
    {
        Directory.CreateDirectory(options.Output);
        var path = Path.Combine(options.Output, $"{report.Name}.json");
        var content = new { report.Name, At = at, options.Rounds, options.Scale, options.Connections, machine, report };
        File.WriteAllText(path, JsonSerializer.Serialize(content, Json) + "\n");
        return path;
    }
}
