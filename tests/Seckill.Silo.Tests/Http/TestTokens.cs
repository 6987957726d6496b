using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Seckill.Silo.Http;

/// <summary>Mints tokens with the silo's key, as the contract allows: a valid token is enough, no account is looked up.</summary>
internal sealed class TestTokens
{
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _credentials;

    public TestTokens()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        SigningKey = Convert.ToBase64String(key);
        _credentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256);
    }

    /// <summary>The key, as <c>Auth:SigningKey</c> wants it.</summary>
    public string SigningKey { get; }

    public string Mint(long userId, bool admin = false)
    {
        var claims = new Dictionary<string, object> { ["sub"] = userId.ToString(), ["name"] = $"user{userId}" };
        if (admin) claims["role"] = "admin";
        var now = TimeProvider.System.GetUtcNow();
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "seckill",
            Audience = "seckill",
            IssuedAt = now.UtcDateTime,
            Expires = now.AddHours(12).UtcDateTime,
            Claims = claims,
            SigningCredentials = _credentials,
        });
    }
}
