using System.Security.Claims;

namespace Seckill.Web.Auth;

/// <summary>Who sent a request, from a validated token; one instance serves all requests with that token.</summary>
internal sealed class Caller : ClaimsPrincipal
{
    public Caller(ClaimsIdentity identity, long userId, DateTimeOffset expiresAt) : base(identity)
    {
        UserId = userId;
        ExpiresAt = expiresAt;
    }

    public long UserId { get; }

    /// <summary>The account's name; the number, if whoever made the token gave it none.</summary>
    public string Name => Identity?.Name is { Length: > 0 } name ? name : $"user {UserId}";

    /// <summary>The first moment at which the token is no longer good.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The caller of a request whose endpoint demands one.</summary>
    public static Caller Of(HttpContext context) =>
        context.User as Caller ?? throw new InvalidOperationException("The endpoint does not demand a token.");
}
