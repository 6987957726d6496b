using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Seckill.Accounts;

namespace Seckill.Web.Auth;

/// <summary>Makes the token of an account.</summary>
internal sealed class TokenIssuer(TokenTerms terms, TimeProvider time)
{
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>How long a token is good for, in whole seconds.</summary>
    public long ExpiresInSeconds => (long)terms.Lifetime.TotalSeconds;

    public string Issue(Account account)
    {
        var now = time.GetUtcNow().UtcDateTime;
        Dictionary<string, object> claims = new()
        {
            [TokenTerms.SubjectClaim] = account.UserId.ToString(CultureInfo.InvariantCulture),
            [TokenTerms.NameClaim] = account.Name,
        };
        if (account.IsAdmin) claims[TokenTerms.RoleClaim] = TokenTerms.AdminRole;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenTerms.Party,
            Audience = TokenTerms.Party,
            IssuedAt = now,
            Expires = now.AddSeconds(ExpiresInSeconds),
            Claims = claims,
            SigningCredentials = new SigningCredentials(terms.Key, TokenTerms.Algorithm),
        });
    }
}
