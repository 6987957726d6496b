using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Orleans.Embedded.Tests.Gateway;

/// <summary>What the tests of the gateway call.</summary>
internal interface IFar : IFarBase, IGrainWithIntegerKey
{
    Task<int> AddAsync(int left, int right);

    [Alias("add-text")]
    Task<string> AddAsync(string left, string? right = null);

    ValueTask<Parcel> SendBackAsync(Parcel parcel);

    Task<Box> SendBackAsync(Box box);

    Task StopAt(string point);

    Task WaitAsync(string point, CancellationToken cancellation);

    Task ThrowAsync(string kind, string message);

    [OneWay]
    Task TellAsync(string note);

    [OneWay]
    Task TellGrainAsync(IFar grain);

    Task<string> MakeTextAsync(int length);

    Task MeetAsync(IFar other);

    Task MeetAllAsync(ImmutableArray<IFar> others);

    Task<IFar> GetSelfAsync();

    Task<ImmutableArray<IFar>> GetSelvesAsync();
}
