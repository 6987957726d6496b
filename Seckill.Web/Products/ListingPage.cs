using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Seckill.Web.Sales;

namespace Seckill.Web.Products;

/// <summary>The listing in bytes, and how long they are right.</summary>
/// <param name="body">The JSON.</param>
/// <param name="from">The first moment for which it was drawn.</param>
/// <param name="until">The first moment at which a window opens or closes.</param>
/// <param name="picture">The picture that it was drawn from.</param>
/// <param name="version">The version of what was pushed since.</param>
internal sealed class ListingPage(byte[] body, DateTimeOffset from, DateTimeOffset until, ListingPicture picture, long version)
{
    private const int TagBytes = 16;

    private readonly Lazy<ListingBytes> _gzip = new(() => Of(Compress(body), "gzip"));

    /// <summary>As it is.</summary>
    public ListingBytes Plain { get; } = Of(body, default);

    /// <summary>Compressed, once, when the first asks for it: a tenth of the bytes, and so of what sending them costs.</summary>
    public ListingBytes Gzip => _gzip.Value;

    public bool IsRightAt(DateTimeOffset now, ListingPicture latest, long latestVersion) =>
        ReferenceEquals(latest, picture) && latestVersion == version && now >= from && now < until;

    /// <summary>The tag is a strong one, of the very bytes: the same on every node that shows the same.</summary>
    private static ListingBytes Of(byte[] bytes, StringValues encoding) =>
        new(bytes, $"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, TagBytes))}\"", encoding);

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return compressed.ToArray();
    }
}
