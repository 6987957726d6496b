using Microsoft.Extensions.Primitives;

namespace Seckill.Web.Products;

/// <summary>The listing as it is sent.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="ETag">Their tag.</param>
/// <param name="Encoding">Their content coding; empty where they have none.</param>
internal sealed record ListingBytes(byte[] Body, StringValues ETag, StringValues Encoding);
