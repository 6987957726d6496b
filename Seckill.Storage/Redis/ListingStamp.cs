namespace Seckill.Storage.Redis;

/// <summary>The stamp that lay beside the listing at a moment.</summary>
/// <param name="Value">What the last removal put there; empty where none is remembered.</param>
/// <param name="Since">A moment of this node's clock before it was seen.</param>
internal sealed record ListingStamp(string Value, DateTimeOffset Since);
