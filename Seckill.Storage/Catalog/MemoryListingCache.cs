using Seckill.Catalog;

namespace Seckill.Storage.Catalog;

/// <summary>The listing cache of one process.</summary>
public sealed class MemoryListingCache(TimeProvider clock) : IListingCache
{
    private readonly Lock _gate = new();
    private Listing? _listing;
    private DateTimeOffset _removedAt = DateTimeOffset.MinValue;

    public ValueTask<Listing?> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Its age counts from the moment that it shows, not from when it was put here.
            if (_listing is not null && clock.GetUtcNow() - _listing.AsOf >= CatalogLimits.ListingLifetime) _listing = null;
            return ValueTask.FromResult(_listing);
        }
    }

    public ValueTask SetAsync(Listing listing, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // A reading that began when or before the listing was removed may lack what it was removed for; and of two
            // readings that overtake each other, the younger stays.
            var outdated = listing.AsOf <= _removedAt || listing.AsOf < _listing?.AsOf;
            if (!outdated) _listing = listing;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _listing = null;
            _removedAt = clock.GetUtcNow();
        }

        return ValueTask.CompletedTask;
    }
}
