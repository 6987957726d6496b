namespace Seckill.Client.Buying;

/// <summary>What <c>buy</c> was asked for.</summary>
internal sealed record BuyRequest
{
    public required long ProductId { get; init; }

    /// <summary>Purchases of a run; null for one purchase of whoever is logged in.</summary>
    public int? Count { get; init; }

    /// <summary>All purchases of the run are by whoever is logged in.</summary>
    public bool AsMe { get; init; }

    /// <summary>Purchases in flight at once; null for the default.</summary>
    public int? Concurrency { get; init; }

    /// <summary>How long each purchase waits for the final word.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(ClientLimits.DefaultWaitSeconds);
}
