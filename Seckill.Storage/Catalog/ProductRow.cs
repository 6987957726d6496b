using System.Collections.Immutable;
using Seckill.Catalog;

namespace Seckill.Storage.Catalog;

/// <summary>A row of <c>products</c>, as Dapper reads it.</summary>
internal sealed class ProductRow
{
    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public long ListPriceCents { get; init; }

    public Product ToProduct(ImmutableArray<Sale> sales) => new(Id, Name, Description, ListPriceCents, sales);
}
