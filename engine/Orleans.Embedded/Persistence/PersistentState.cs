using Orleans.Storage;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// One record of one activation. Storage calls of an activation run one after the other, in the order in which they were made:
/// a reentrant grain may have several under way, and two writes at once would each fail the other's ETag check.
/// </summary>
internal sealed class PersistentState<TState>(string name, IGrainContext context, IGrainStorage storage) : IPersistentState<TState>
{
    private readonly GrainState<TState> _record = new(StateActivator.Create<TState>());
    private Task _last = Task.CompletedTask;

    public TState State
    {
        get => _record.State!;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        AfterTheLast(() => storage.ReadStateAsync(name, context.GrainId, _record, cancellationToken), "read");

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        AfterTheLast(() => storage.WriteStateAsync(name, context.GrainId, _record, cancellationToken), "write");

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        AfterTheLast(() => storage.ClearStateAsync(name, context.GrainId, _record, cancellationToken), "clear");

    private Task AfterTheLast(Func<Task> operation, string verb) => _last = RunAsync(_last, operation, verb);

    private async Task RunAsync(Task last, Func<Task> operation, string verb)
    {
        // Whether the one before it failed was told to the one who asked for it.
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await operation();
        }
        catch (Exception exception) when (exception is not (OrleansException or OperationCanceledException))
        {
            throw new OrleansException($"The storage failed to {verb} state '{name}' of {context.GrainId}: {exception.Message}", exception);
        }
    }
}
