using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>An observer, whatever the type of its events.</summary>
internal interface IStreamSink
{
    Task TakeAsync(IReadOnlyList<IBatchContainer> group);

    Task OnErrorAsync(Exception exception);
}
