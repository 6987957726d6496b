using System.Collections.Concurrent;

namespace Orleans.Conformance.Tests.World;

/// <summary>What a test and its grains share: a log, and named points at which a grain waits until the test lets it go.</summary>
public sealed class Probe
{
    private readonly ConcurrentQueue<string> _notes = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _reached = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _released = new();
    private volatile bool _isOver;

    public string[] Notes => [.. _notes];

    public void Note(string note)
    {
        _notes.Enqueue(note);
        Signal(_reached, note).TrySetResult();
    }

    /// <summary>Completes once the note was made.</summary>
    public Task Noted(string note) => Signal(_reached, note).Task.Soon();

    /// <summary>For grains: makes a note and waits until the test releases it.</summary>
    public Task StopAt(string point)
    {
        Note(point);
        var released = Signal(_released, point);
        if (_isOver) released.TrySetResult();
        return released.Task;
    }

    /// <summary>Holds nobody up any more: a silo that stops waits for its grains.</summary>
    public void ReleaseAll()
    {
        _isOver = true;
        foreach (var released in _released.Values) released.TrySetResult();
    }

    public void Release(string point) => Signal(_released, point).TrySetResult();

    private static TaskCompletionSource Signal(ConcurrentDictionary<string, TaskCompletionSource> signals, string name) =>
        signals.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
