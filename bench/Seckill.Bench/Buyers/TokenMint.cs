using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Seckill.Bench.Load.Http;

namespace Seckill.Bench.Buyers;

/// <summary>
/// Makes buyers: a token that is signed with the server's key is enough, no account is looked up (design, section 6). All of
/// one length, and made before the measurement.
/// </summary>
internal sealed class TokenMint
{
    /// <summary>The first buyer's number; ten digits, so that a billion buyers' tokens are of one length.</summary>
    public const long FirstUser = 1_000_000_000;

    private const long AdminId = 999_999_999;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly string _header = Encode("""{"alg":"HS256","typ":"JWT"}""");
    private readonly long _now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The key as <c>Auth:SigningKey</c> wants it.</summary>
    public string SigningKey => Convert.ToBase64String(_key);

    public string Admin => Encoding.ASCII.GetString(Mint(AdminId, ",\"role\":\"admin\""));

    public string Buyer(int index) => Encoding.ASCII.GetString(Mint(FirstUser + index, ""));

    /// <summary>Writes the tokens of the first buyers.</summary>
    public void WriteFile(string path, int buyers) => TokenFile.Write(path, buyers, index => Mint(FirstUser + index, ""));

    private byte[] Mint(long userId, string role)
    {
        var expires = _now + (long)Lifetime.TotalSeconds;
        var claims = string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"iss":"seckill","aud":"seckill","sub":"{{userId}}","name":"buyer{{userId}}","iat":{{_now}},"exp":{{expires}}{{role}}}
            """);
        var content = $"{_header}.{Encode(claims)}";
        var signature = HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(content));
        return Encoding.ASCII.GetBytes($"{content}.{Base64Url.EncodeToString(signature)}");
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
