using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Seckill.Web.Auth;

/// <summary>
/// The SHA-256 of a token: it stands for the token in memory, where a secret need not lie. A token that was not judged cannot be
/// made to have the key of one that was.
/// </summary>
internal readonly record struct TokenKey(UInt128 First, UInt128 Second)
{
    public static TokenKey Of(ReadOnlySpan<char> token)
    {
        Span<TokenKey> key = stackalloc TokenKey[1];
        SHA256.HashData(MemoryMarshal.AsBytes(token), MemoryMarshal.AsBytes(key));
        return key[0];
    }

    /// <summary>The key is a hash: any part of it will do.</summary>
    public override int GetHashCode() => (int)First;
}
