using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Seckill.Bench.Buyers;

public sealed class TokenMintTests
{
    [Fact]
    public async Task Tokens_are_good_by_the_same_rules_as_the_servers()
    {
        var mint = new TokenMint();
        var buyer = await ValidateAsync(mint, mint.Buyer(5));
        Assert.Equal("1000000005", buyer.Subject);
        Assert.False(buyer.TryGetPayloadValue<string>("role", out _));
        Assert.Equal("admin", (await ValidateAsync(mint, mint.Admin)).GetPayloadValue<string>("role"));
    }

    [Fact]
    public void All_buyers_tokens_are_of_one_length()
    {
        var mint = new TokenMint();
        Assert.Equal(mint.Buyer(0).Length, mint.Buyer(50_000_000).Length);
    }

    private static async Task<JsonWebToken> ValidateAsync(TokenMint mint, string token)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = "seckill",
            ValidAudience = "seckill",
            IssuerSigningKey = new SymmetricSecurityKey(Convert.FromBase64String(mint.SigningKey)),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        });
        Assert.True(result.IsValid);
        return (JsonWebToken)result.SecurityToken;
    }
}
