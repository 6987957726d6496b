using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Seckill.Accounts;

/// <summary>
/// Hashes a password: PBKDF2 (RFC 8018) with HMAC-SHA-512 and a random salt, written as ASP.NET Core Identity writes its
/// version 3, in base64: a byte 1, the function (2), iterations and salt length as big-endian 32-bit numbers, salt, key.
/// A hash takes a core for tens of milliseconds by intent; whoever serves a crowd bounds how many run at once.
/// </summary>
public static class PasswordHash
{
    /// <summary>Iterations of a new hash; each hash says its own number.</summary>
    public const int Iterations = 100_000;

    /// <summary>A hash that says more is none: it would take whoever checks it out of action.</summary>
    public const int MaxIterations = 10_000_000;

    private const byte Version = 1;
    private const int HmacSha512 = 2;
    private const int HeaderBytes = 13;
    private const int SaltBytes = 16;
    private const int KeyBytes = 32;
    private const int Length = HeaderBytes + SaltBytes + KeyBytes;

    /// <summary>A new hash of the password; no two are the same.</summary>
    public static string Make(string password, int iterations = Iterations)
    {
        var hash = new byte[Length];
        hash[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(hash.AsSpan(1), HmacSha512);
        BinaryPrimitives.WriteInt32BigEndian(hash.AsSpan(5), iterations);
        BinaryPrimitives.WriteInt32BigEndian(hash.AsSpan(9), SaltBytes);
        RandomNumberGenerator.Fill(hash.AsSpan(HeaderBytes, SaltBytes));
        Derive(password, hash, iterations, hash.AsSpan(HeaderBytes + SaltBytes));
        return Convert.ToBase64String(hash);
    }

    /// <summary>Whether the hash is one of this password, in a time that does not tell how close it was.</summary>
    public static bool Verify(string hash, string password)
    {
        if (!TryRead(hash, out var bytes, out var iterations)) return false;
        Span<byte> key = stackalloc byte[KeyBytes];
        Derive(password, bytes, iterations, key);
        return CryptographicOperations.FixedTimeEquals(key, bytes.AsSpan(HeaderBytes + SaltBytes));
    }

    /// <summary>Whether this is a hash and not, say, a password.</summary>
    public static bool IsWellFormed(string hash) => TryRead(hash, out _, out _);

    private static bool TryRead(string hash, out byte[] bytes, out int iterations)
    {
        bytes = new byte[Length];
        iterations = 0;
        if (!Convert.TryFromBase64String(hash, bytes, out var length) || length != Length) return false;
        iterations = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5));
        return bytes[0] == Version
            && BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)) == HmacSha512
            && iterations is > 0 and <= MaxIterations
            && BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(9)) == SaltBytes;
    }

    private static void Derive(string password, byte[] hash, int iterations, Span<byte> key) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(password), hash.AsSpan(HeaderBytes, SaltBytes), key, iterations, HashAlgorithmName.SHA512);
}
