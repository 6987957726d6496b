namespace Seckill.Refusals;

/// <summary>A refusal as programs and people read it, whatever the way on which it reaches them.</summary>
/// <param name="Code">Stable; what a program should look at.</param>
/// <param name="Title">The code in words.</param>
public sealed record CodedRefusal(string Code, string Title);
