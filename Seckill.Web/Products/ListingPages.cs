using System.Text.Json;
using Seckill.Web.Json;
using Seckill.Web.Sales;

namespace Seckill.Web.Products;

/// <summary>Serves the listing from bytes that are drawn once per change, not once per request.</summary>
internal sealed class ListingPages(SalePictures pictures, TimeProvider time)
{
    private readonly Lock _gate = new();
    private volatile ListingPage? _page;

    public async ValueTask<ListingPage> GetAsync()
    {
        var picture = await pictures.GetAsync();
        if (_page is { } page && page.IsRightAt(time.GetUtcNow(), picture, pictures.Pushed.Version)) return page;
        lock (_gate)
        {
            // The version is read before the numbers: what changes while they are drawn makes the page old, not wrong.
            var version = pictures.Pushed.Version;
            var now = time.GetUtcNow();
            return _page is { } drawn && drawn.IsRightAt(now, picture, version) ? drawn : _page = Draw(picture, version, now);
        }
    }

    private ListingPage Draw(ListingPicture picture, long version, DateTimeOffset now)
    {
        var view = new ProductsView([.. picture.Products.Select(product => ProductViews.Of(product, pictures.Pushed, now))]);
        var body = JsonSerializer.SerializeToUtf8Bytes(view, WebJson.Default.ProductsView);
        return new ListingPage(body, now, ProductViews.NextEdge(picture.Listing, now), picture, version);
    }
}
