using Microsoft.Extensions.Primitives;
using Seckill.Web.Sales;

namespace Seckill.Web.Products;

/// <summary>The listing in bytes, and how long they are right.</summary>
/// <param name="Body">The JSON.</param>
/// <param name="ETag">A strong tag of the content, so the same on every node that shows the same.</param>
/// <param name="From">The first moment for which it was drawn.</param>
/// <param name="Until">The first moment at which a window opens or closes.</param>
/// <param name="Picture">The picture that it was drawn from.</param>
/// <param name="Version">The version of what was pushed since.</param>
internal sealed record ListingPage(
    byte[] Body, StringValues ETag, DateTimeOffset From, DateTimeOffset Until, ListingPicture Picture, long Version)
{
    public bool IsRightAt(DateTimeOffset now, ListingPicture picture, long version) =>
        ReferenceEquals(picture, Picture) && version == Version && now >= From && now < Until;
}
