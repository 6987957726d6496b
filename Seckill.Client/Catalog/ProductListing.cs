using System.Collections.Immutable;

namespace Seckill.Client.Catalog;

/// <summary>What <c>GET /api/products</c> answers.</summary>
internal sealed record ProductListing(ImmutableArray<Product> Products);
