namespace Seckill.Client.Connection;

/// <summary>Guards the Authorization header.</summary>
internal static class BearerToken
{
    /// <summary>RFC 6750, section 2.1: <c>b64token</c>. Anything else cannot be sent, or would be a header of its own.</summary>
    public static bool IsWellFormed(string token) =>
        token.Length > 0 && token.All(c => char.IsAsciiLetterOrDigit(c) || "-._~+/=".Contains(c));
}
