using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Seckill.Web.Auth;

/// <summary>Judges a token: signature, algorithm, parties, lifetime by our clock without skew, and a usable subject.</summary>
internal sealed class TokenValidator
{
    private readonly TimeProvider _time;
    private readonly JsonWebTokenHandler _handler = new()
    {
        MapInboundClaims = false,
        MaximumTokenSizeInBytes = WebLimits.MaxTokenLength,
    };

    private readonly TokenValidationParameters _parameters;

    public TokenValidator(TokenTerms terms, TimeProvider time)
    {
        _time = time;
        _parameters = new TokenValidationParameters
        {
            ValidIssuer = TokenTerms.Party,
            ValidAudience = TokenTerms.Party,
            IssuerSigningKey = terms.Key,
            ValidAlgorithms = [TokenTerms.Algorithm],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires),
            NameClaimType = TokenTerms.NameClaim,
            RoleClaimType = TokenTerms.RoleClaim,
        };
    }

    /// <summary>The caller, or null when the token is not good, for whatever reason.</summary>
    public async Task<Caller?> ValidateAsync(string token)
    {
        if (token.Length > WebLimits.MaxTokenLength) return null;
        var result = await _handler.ValidateTokenAsync(token, _parameters);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt) return null;
        if (!TryParseUserId(jwt.Subject, out var userId)) return null;
        var expiresAt = new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero);

        // The claims are made when they are asked for, and a token without a role is a buyer's, who has no use for them.
        return jwt.TryGetPayloadValue<object>(TokenTerms.RoleClaim, out _)
            ? Caller.Of(result.ClaimsIdentity, userId, expiresAt)
            : Caller.Buyer(new RememberedToken(userId, expiresAt));
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return now < expires && (notBefore is null || notBefore <= now);
    }

    /// <summary>The canonical form only, so that one user has one spelling.</summary>
    private static bool TryParseUserId(string? text, out long userId) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out userId) && userId > 0 && text![0] != '0';
}
