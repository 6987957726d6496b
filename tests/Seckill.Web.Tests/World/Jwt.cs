using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Seckill.Web.Tests.World;

/// <summary>Tokens made by hand, so that they can be wrong in any way.</summary>
internal static class Jwt
{
    public const string Header = """{"alg":"HS256","typ":"JWT"}""";

    public static string Of(string payload, string header = Header, string? key = null)
    {
        var head = $"{Encode(header)}.{Encode(payload)}";
        var bytes = Convert.FromBase64String(key ?? FrontEnd.SigningKey);
        var signed = Encoding.UTF8.GetBytes(head);
        var signature = header.Contains("HS512") ? HMACSHA512.HashData(bytes, signed) : HMACSHA256.HashData(bytes, signed);
        return $"{head}.{Base64Url.EncodeToString(signature)}";
    }

    public static string Unsigned(string payload, string header) => $"{Encode(header)}.{Encode(payload)}.";

    /// <summary>A payload that is good unless told otherwise; the members are raw JSON.</summary>
    public static string Payload(
        DateTimeOffset expires, string sub = "\"7\"", string iss = "\"seckill\"", string aud = "\"seckill\"", string more = "") =>
        $$"""{"iss":{{iss}},"aud":{{aud}},"sub":{{sub}},"name":"seven","exp":{{expires.ToUnixTimeSeconds()}}{{more}}}""";

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
