namespace Seckill.Web.Auth;

/// <summary>Who may come in; configuration section <c>Auth</c>.</summary>
public sealed class AuthOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Auth";

    /// <summary>The shortest key, in bytes: HS256 asks for as many as its hash has (RFC 7518, section 3.2).</summary>
    public const int MinKeyBytes = 32;

    /// <summary>The key that signs tokens: base64 of at least <see cref="MinKeyBytes"/> bytes, the same on every node.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>The admin's first password; null leaves it to the composition root to make one.</summary>
    public string? AdminPassword { get; set; }

    /// <summary>How long a token is good for, one second to a day.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);
}
