using System.Text.Json.Serialization;
using Seckill.Catalog;

namespace Seckill.Storage.Redis;

/// <summary>A listing as it lies in Redis. A change of its form needs a new version in the key's name.</summary>
[JsonSerializable(typeof(Listing))]
internal sealed partial class ListingJson : JsonSerializerContext;
