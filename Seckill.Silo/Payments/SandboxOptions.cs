namespace Seckill.Silo.Payments;

/// <summary>How the sandbox payment provider behaves.</summary>
internal sealed class SandboxOptions
{
    /// <summary>What it signs its callbacks with.</summary>
    public byte[] Secret { get; set; } = [];

    /// <summary>How long it takes to answer, about: half of it to one and a half, so that answers overtake each other.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Of a hundred payments, how many fail, about.</summary>
    public int FailurePercent { get; set; }

    /// <summary>Of a hundred callbacks, how many come twice, about.</summary>
    public int DuplicatePercent { get; set; }

    /// <summary>Where it calls; null for this process's own first HTTP address.</summary>
    public Uri? CallbackUrl { get; set; }
}
