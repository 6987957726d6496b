using Microsoft.Extensions.Logging;
using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Web.Sales;

/// <summary>
/// The node's own picture of the sales: the latest listing, read again by one reader at a time while the old one is served,
/// and brought up to date between readings by what the OrderWriters push.
/// </summary>
internal sealed partial class SalePictures
{
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly SoldOutMemory _soldOut;
    private readonly ILogger<SalePictures> _logger;
    private readonly SingleFlight<ListingPicture> _reader;
    private volatile ListingPicture? _latest;
    private volatile bool _failing;

    public SalePictures(
        IGrainFactory grains, TimeProvider time, SoldOutMemory soldOut, PushedStock pushed, ILogger<SalePictures> logger)
    {
        _grains = grains;
        _time = time;
        _soldOut = soldOut;
        Pushed = pushed;
        _logger = logger;
        _reader = new(ReadAsync, time);
    }

    /// <summary>What was pushed since the latest listing.</summary>
    public PushedStock Pushed { get; }

    /// <summary>The latest picture, at most <see cref="WebLimits.ListingMaxAge"/> old.</summary>
    public async ValueTask<ListingPicture> GetAsync()
    {
        var latest = _latest;
        if (latest is null) return await _reader.JoinAsync();
        var age = _time.GetElapsedTime(latest.ReadAt);
        if (age < WebLimits.ListingRefreshAge) return latest;
        if (age >= WebLimits.ListingMaxAge) return await _reader.JoinAsync();
        _reader.Nudge();
        return latest;
    }

    /// <summary>
    /// The product, for one who wants it now. An admin may have changed its sales, so a picture that has been lying about is read
    /// again first; but an old one is served rather than none, because the grain has the last word. Null when even a fresh
    /// reading does not know it.
    /// </summary>
    public async ValueTask<ProductPicture?> FindAsync(long productId)
    {
        if (_latest is not { } latest || latest.Find(productId) is not { } known)
        {
            return (await GetFreshAsync(WebLimits.UnknownProductInterval)).Find(productId);
        }

        var age = _time.GetElapsedTime(latest.ReadAt);
        if (age < WebLimits.ListingRefreshAge) return known;
        if (age < WebLimits.SaleMaxAge || _failing)
        {
            _reader.Nudge();
            return known;
        }

        var reading = _reader.JoinAsync();
        await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return reading.IsCompletedSuccessfully ? reading.Result.Find(productId) ?? known : known;
    }

    /// <summary>A picture from a reading of the ledger itself that began not longer than <paramref name="maxAge"/> ago.</summary>
    public async Task<ListingPicture> GetFreshAsync(TimeSpan maxAge)
    {
        await _reader.FreshAsync(maxAge);
        return _latest!; // what it brought, or a later one
    }

    /// <summary>Reads the ledger after this node has changed it. The change stands, whether the reading fails or not.</summary>
    public async Task OnCatalogChangedAsync()
    {
        Task reading = _reader.AgainAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>
    /// Takes in a push. One that tells of a new barrier may stand for a change that an admin made on any node, so the ledger is
    /// read at once.
    /// </summary>
    public void OnWritten(SaleWritten written)
    {
        var mayHaveChanged = Pushed.Set(written, _time.GetUtcNow());
        _soldOut.OnWritten(written);
        if (mayHaveChanged) _ = _reader.AgainAsync();
    }

    private async Task<ListingPicture> ReadAsync(bool fresh)
    {
        try
        {
            var listing = await _grains.GetGrain<IListingGrain>(0).GetAsync(fresh).WaitAsync(WebLimits.ListingReadTimeout, _time);
            if (_failing) LogReadable();
            _failing = false;
            return Accept(listing, fresh);
        }
        catch (Exception fault)
        {
            if (!_failing) LogUnreadable(fault);
            _failing = true;
            throw;
        }
    }

    /// <summary>Readers run one at a time, so nobody else writes here.</summary>
    private ListingPicture Accept(Listing listing, bool fresh)
    {
        // A cache may be behind what this node has seen; a product once shown must not vanish again.
        var older = !fresh && _latest is { } latest && listing.AsOf < latest.Listing.AsOf;
        if (older) listing = _latest!.Listing;
        Pushed.OnListing(listing);
        _soldOut.OnListing(listing);
        return _latest = new ListingPicture(listing, _time.GetTimestamp());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The listing cannot be read; an old one is served as long as it may be")]
    private partial void LogUnreadable(Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The listing can be read again")]
    private partial void LogReadable();
}
