namespace Seckill.Client.Output;

/// <summary>A part of a long command whose steps are counted. Called from many threads.</summary>
internal interface IPhase
{
    /// <summary>One more step is done.</summary>
    /// <param name="note">What there is to say by now.</param>
    void Advance(string note = "");
}
