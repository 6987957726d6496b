namespace Orleans.Runtime;

/// <summary>A timer of one activation. Disposing it cancels the token that its callback got.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets a new due time and period; during a callback this takes effect when it has completed.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
