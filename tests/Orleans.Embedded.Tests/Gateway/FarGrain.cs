using System.Collections.Immutable;
using Orleans.Embedded.Tests.World;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Gateway;

internal sealed class FarGrain(Probe probe) : Grain, IFar
{
    public Task<long> GetKeyAsync() => Task.FromResult(this.GetPrimaryKeyLong());

    public Task<int> AddAsync(int left, int right) => Task.FromResult(left + right);

    public Task<string> AddAsync(string left, string? right) => Task.FromResult(left + (right ?? " and nothing"));

    public ValueTask<Parcel> SendBackAsync(Parcel parcel) => new(parcel);

    public Task<Box> SendBackAsync(Box box) => Task.FromResult<Box>(box is { Size: < 0 } ? new LockedBox(box.Size, "lost") : box);

    public Task StopAt(string point) => probe.StopAt(point);

    public async Task WaitAsync(string point, CancellationToken cancellation)
    {
        _ = cancellation.Register(() => probe.Note($"cancelled in a turn: {ReferenceEquals(RuntimeContext.Current, GrainContext)}"));
        await probe.StopAt(point).WaitAsync(cancellation);
    }

    public async Task ThrowAsync(string kind, string message)
    {
        await Task.Yield();
        throw kind switch
        {
            "timeout" => new TimeoutException(message),
            "argument" => new ArgumentOutOfRangeException(message),
            "cancelled" => new OperationCanceledException(message),
            "limit" => new LimitExceededException(message),
            _ => new FarAwayException(message),
        };
    }

    public Task TellAsync(string note)
    {
        probe.Note(note);
        return note == "bad" ? throw new InvalidOperationException() : Task.CompletedTask;
    }

    public Task TellGrainAsync(IFar grain) => Task.CompletedTask;

    public Task<string> MakeTextAsync(int length) => Task.FromResult(new string('x', length));

    public Task MeetAsync(IFar other) => Task.CompletedTask;

    public Task MeetAllAsync(ImmutableArray<IFar> others) => Task.CompletedTask;

    public Task<IFar> GetSelfAsync() => Task.FromResult(this.AsReference<IFar>());

    public Task<ImmutableArray<IFar>> GetSelvesAsync() => Task.FromResult<ImmutableArray<IFar>>([this.AsReference<IFar>()]);
}
