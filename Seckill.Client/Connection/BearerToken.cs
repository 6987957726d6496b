namespace Seckill.Client.Connection;

/// <summary>Guards the Authorization header.</summary>
internal static class BearerToken
{
    /// <summary>RFC 6750, section 2.1: <c>b64token</c>. Anything else could not be sent, or would become a header of its own.</summary>
    public static bool IsWellFormed(string token) =>
        token.Length > 0 && token.All(c => char.IsAsciiLetterOrDigit(c) || "-._~+/=".Contains(c));
}
