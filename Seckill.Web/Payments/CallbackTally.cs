using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Seckill.Web.Payments;

/// <summary>Counts callbacks by what they were answered.</summary>
internal sealed class CallbackTally
{
    private static readonly CallbackResult[] Results = Enum.GetValues<CallbackResult>();

    private readonly long[] _byResult = new long[Results.Length];

    public void Add(CallbackResult result) => Interlocked.Increment(ref _byResult[(int)result]);

    public void Register(Meter meter) =>
        meter.CreateObservableCounter("seckill.payments.callbacks", Read, description: "Callbacks of the provider by result.");

    private IEnumerable<Measurement<long>> Read() => Results.Select(result => new Measurement<long>(
        Volatile.Read(ref _byResult[(int)result]),
        new KeyValuePair<string, object?>("result", JsonNamingPolicy.SnakeCaseLower.ConvertName(result.ToString()))));
}
