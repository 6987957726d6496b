using System.Security.Claims;

namespace Seckill.Web.Auth;

/// <summary>Who sent a request, from a validated token.</summary>
internal sealed class Caller : ClaimsPrincipal
{
    /// <summary>All that the policies ask about a buyer is that there is one; so all buyers share it.</summary>
    private static readonly ClaimsIdentity BuyerIdentity = new(BearerHandler.SchemeName);

    private Caller(ClaimsIdentity identity, long userId, DateTimeOffset expiresAt) : base(identity)
    {
        UserId = userId;
        ExpiresAt = expiresAt;
    }

    public long UserId { get; }

    public bool IsAdmin => IsInRole(TokenTerms.AdminRole);

    /// <summary>An admin's account name; of others, and of an admin whose token has none, the number.</summary>
    public string Name => Identity?.Name is { Length: > 0 } name ? name : $"user {UserId}";

    /// <summary>The first moment at which the token is no longer good.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The bearer of a token, with the claims that it makes for an admin.</summary>
    public static Caller Of(ClaimsIdentity identity, long userId, DateTimeOffset expiresAt)
    {
        var caller = new Caller(identity, userId, expiresAt);
        return caller.IsAdmin ? caller : Buyer(new RememberedToken(userId, expiresAt));
    }

    /// <summary>The bearer of a buyer's token that was judged before.</summary>
    public static Caller Buyer(RememberedToken token) => new(BuyerIdentity, token.UserId, token.ExpiresAt);

    /// <summary>The caller of a request whose endpoint demands one.</summary>
    public static Caller Of(HttpContext context) =>
        context.User as Caller ?? throw new InvalidOperationException("The endpoint does not demand a token.");
}
