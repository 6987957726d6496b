using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Seckill.Web.Auth;

/// <summary>What issuer and validator of our tokens agree on.</summary>
internal sealed class TokenTerms(IOptions<AuthOptions> options)
{
    /// <summary>Both <c>iss</c> and <c>aud</c>.</summary>
    public const string Party = "seckill";

    /// <summary>The only algorithm: whatever a token's header asks for, no other is tried.</summary>
    public const string Algorithm = SecurityAlgorithms.HmacSha256;

    public const string SubjectClaim = "sub", NameClaim = "name", RoleClaim = "role", AdminRole = "admin";

    public TimeSpan Lifetime { get; } = options.Value.TokenLifetime;

    public SymmetricSecurityKey Key { get; } = new(Convert.FromBase64String(options.Value.SigningKey));
}
