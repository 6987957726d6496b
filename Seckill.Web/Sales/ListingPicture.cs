using System.Collections.Frozen;
using Seckill.Catalog;

namespace Seckill.Web.Sales;

/// <summary>One listing, as a node took it in.</summary>
/// <param name="listing">What was read.</param>
/// <param name="readAt">When the reading ended, as a time stamp of the clock.</param>
internal sealed class ListingPicture(Listing listing, long readAt)
{
    private readonly FrozenDictionary<long, ProductPicture> _byId =
        listing.Products.ToFrozenDictionary(product => product.Id, product => new ProductPicture(product));

    public Listing Listing => listing;

    public long ReadAt => readAt;

    /// <summary>The products by ascending id.</summary>
    public IEnumerable<ProductPicture> Products => listing.Products.Select(product => _byId[product.Id]);

    public ProductPicture? Find(long productId) => _byId.GetValueOrDefault(productId);
}
