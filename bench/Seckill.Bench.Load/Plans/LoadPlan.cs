namespace Seckill.Bench.Load.Plans;

/// <summary>
/// What a load generator does: request n goes to the path <c>Path</c>, or with products to
/// <c>Path</c> + (<c>FirstProduct</c> + n / <c>RequestsPerProduct</c> modulo <c>Products</c>) + <c>PathEnd</c>, with the token
/// <c>FirstToken</c> + n modulo <c>Tokens</c>.
/// </summary>
public sealed record LoadPlan
{
    /// <summary>The server's port on 127.0.0.1.</summary>
    public required int Port { get; init; }

    /// <summary>GET, or POST with an empty body.</summary>
    public required string Method { get; init; }

    /// <summary>The path, or what stands before the product's id.</summary>
    public required string Path { get; init; }

    /// <summary>What stands behind the product's id.</summary>
    public string PathEnd { get; init; } = "";

    public long FirstProduct { get; init; }

    /// <summary>How many products are asked for, 0 when the path names none.</summary>
    public int Products { get; init; }

    /// <summary>1 goes through the products again and again; as many as a stock sells out one after the other.</summary>
    public int RequestsPerProduct { get; init; } = 1;

    /// <summary>What the requests say they accept, as a browser does; null for nothing.</summary>
    public string? AcceptEncoding { get; init; }

    /// <summary>A file of tokens (<see cref="Http.TokenFile"/>), null for requests without one.</summary>
    public string? TokenFile { get; init; }

    public int FirstToken { get; init; }

    /// <summary>How many tokens are used; fewer than requests means that they come again.</summary>
    public int Tokens { get; init; }

    /// <summary>Connections, each with one request at a time.</summary>
    public required int Connections { get; init; }

    public required int MaxRequests { get; init; }

    /// <summary>No request is begun behind it; those on their way get <see cref="LoadLimits.LastAnswers"/>.</summary>
    public required double MaxSeconds { get; init; }

    /// <summary>
    /// Null: closed loop, each connection sends when its answer has come. Else open loop: so many a second are due, whatever the
    /// server does, and latency counts from the moment at which a request was due.
    /// </summary>
    public double? RatePerSecond { get; init; }
}
