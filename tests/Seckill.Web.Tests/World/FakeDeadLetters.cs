using System.Collections.Immutable;
using Seckill.Orders;

namespace Seckill.Web.Tests.World;

/// <summary>The dead letters of a test.</summary>
internal sealed class FakeDeadLetters : IDeadLetterGrain
{
    public List<DeadLetter> Letters { get; } = [];

    /// <summary>The ids that were asked to be replayed.</summary>
    public List<string> Asked { get; } = [];

    public Exception? Fault { get; set; }

    public Task<ImmutableArray<DeadLetter>> ListAsync() =>
        Fault is null ? Task.FromResult(Letters.ToImmutableArray()) : Task.FromException<ImmutableArray<DeadLetter>>(Fault);

    public Task<ReplayStatus> ReplayAsync(string id)
    {
        if (Fault is not null) throw Fault;
        Asked.Add(id);
        return Task.FromResult(Letters.RemoveAll(letter => letter.Id == id) > 0 ? ReplayStatus.Replayed : ReplayStatus.NotFound);
    }
}
