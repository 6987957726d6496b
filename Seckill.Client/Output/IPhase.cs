namespace Seckill.Client.Output;

/// <summary>A part of a long command whose steps are counted. Called from many threads.</summary>
internal interface IPhase
{
    /// <summary>One more step is done.</summary>
    /// <param name="note">Asked, one thread at a time, for what there is to say; so that no older word follows a newer.</param>
    void Advance(Func<string>? note = null);
}
