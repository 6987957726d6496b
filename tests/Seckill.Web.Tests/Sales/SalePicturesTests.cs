using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.TestKit;
using Seckill.Web.Sales;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Sales;

public sealed class SalePicturesTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly FakeGrains _grains;
    private readonly SalePictures _pictures;

    public SalePicturesTests()
    {
        _grains = new FakeGrains(_time);
        _pictures = new SalePictures(
            _grains.Factory, _time, new SoldOutMemory(_time), new PushedStock(), NullLogger<SalePictures>.Instance);
    }

    [Fact]
    public async Task A_young_picture_is_served_without_a_reading()
    {
        await _pictures.GetAsync();
        _time.Advance(WebLimits.ListingRefreshAge - TimeSpan.FromMilliseconds(1));
        await _pictures.GetAsync();
        Assert.Equal(1, _grains.Listing.Reads);
    }

    [Fact]
    public async Task An_older_one_is_served_while_a_single_reading_runs()
    {
        var first = await _pictures.GetAsync();
        var gate = new TaskCompletionSource();
        _grains.Listing.Before = _ => gate.Task;
        _time.Advance(WebLimits.ListingRefreshAge);
        for (var i = 0; i < 100; i++) Assert.Same(first, await _pictures.GetAsync());
        await Until.TrueAsync(() => _grains.Listing.Reads == 2);
        for (var i = 0; i < 100; i++) Assert.Same(first, await _pictures.GetAsync());
        gate.SetResult();
        await Until.TrueAsync(() => !ReferenceEquals(first, _pictures.GetAsync().AsTask().Result));
        Assert.Equal(2, _grains.Listing.Reads);
    }

    [Fact]
    public async Task Past_the_highest_age_the_reading_is_waited_for()
    {
        var first = await _pictures.GetAsync();
        var gate = new TaskCompletionSource();
        _grains.Listing.Before = _ => gate.Task;
        _time.Advance(WebLimits.ListingMaxAge);
        var waiting = _pictures.GetAsync().AsTask();
        await Until.TrueAsync(() => _grains.Listing.Reads == 2);
        Assert.False(waiting.IsCompleted);
        gate.SetResult();
        Assert.NotSame(first, await waiting);
    }

    [Fact]
    public async Task A_reading_that_hangs_is_given_up()
    {
        _grains.Listing.Before = _ => new TaskCompletionSource().Task;
        var waiting = _pictures.GetAsync().AsTask();
        await Assert.ThrowsAsync<TimeoutException>(() => Until.ElapsesAsync(_time, waiting, TimeSpan.FromSeconds(1)));
        _grains.Listing.Before = _ => Task.CompletedTask;
        await _pictures.GetAsync();
    }

    [Fact]
    public async Task After_a_change_the_reading_begins_behind_it()
    {
        var gate = new TaskCompletionSource();
        _grains.Listing.Before = fresh => fresh ? Task.CompletedTask : gate.Task;
        var early = _pictures.GetAsync().AsTask();
        await Until.TrueAsync(() => _grains.Listing.Reads == 1);
        var changed = _pictures.OnCatalogChangedAsync();
        Assert.False(changed.IsCompleted);
        _grains.Listing.Products.Add(Product(10));
        gate.SetResult();
        await early;
        await changed;
        Assert.Equal(1, _grains.Listing.FreshReads);
        Assert.NotNull((await _pictures.GetAsync()).Find(1));
    }

    [Fact]
    public async Task A_change_whose_reading_fails_is_no_failure()
    {
        _grains.Listing.Before = _ => throw new TimeoutException();
        await _pictures.OnCatalogChangedAsync();
    }

    [Fact]
    public async Task An_unknown_product_is_looked_up_in_the_ledger_once_an_interval()
    {
        Assert.Null(await _pictures.FindAsync(1));
        Assert.Equal(1, _grains.Listing.FreshReads);
        _grains.Listing.Products.Add(Product(10));
        _time.Advance(WebLimits.UnknownProductInterval - TimeSpan.FromMilliseconds(1));
        Assert.Null(await _pictures.FindAsync(1));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await _pictures.FindAsync(1));
        Assert.NotNull(await _pictures.FindAsync(1));
        Assert.Equal(2, _grains.Listing.FreshReads);
    }

    [Fact]
    public async Task A_known_product_is_found_however_old_the_picture_is()
    {
        _grains.Listing.Products.Add(Product(10));
        await _pictures.GetAsync();
        _grains.Listing.Before = _ => throw new TimeoutException();
        _time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await _pictures.FindAsync(1));
        await Assert.ThrowsAsync<TimeoutException>(() => _pictures.FindAsync(2).AsTask());
    }

    [Fact]
    public void Pushes_count_until_a_listing_begins_behind_them()
    {
        var pushed = new PushedStock();
        pushed.Set(Written(3), _time.GetUtcNow());
        Assert.Equal(10, pushed.AvailableOf(Product(10).Sales[0]));

        pushed.OnListing(Now(10));
        var version = pushed.Version;
        pushed.Set(Written(3), _time.GetUtcNow());
        Assert.True(pushed.Version > version);
        Assert.Equal(3, pushed.AvailableOf(Product(10).Sales[0]));

        pushed.OnListing(Now(9, age: TimeSpan.FromMilliseconds(500)));
        Assert.Equal(3, pushed.AvailableOf(Product(9).Sales[0]));

        _time.Advance(TimeSpan.FromMilliseconds(1));
        pushed.OnListing(Now(5));
        Assert.Equal(5, pushed.AvailableOf(Product(5).Sales[0]));

        pushed.OnListing(new Listing([], _time.GetUtcNow()));
        pushed.Set(Written(1), _time.GetUtcNow());
        Assert.Equal(5, pushed.AvailableOf(Product(5).Sales[0]));
    }

    [Fact]
    public void The_journals_lines_say_which_push_is_the_later_one()
    {
        var pushed = new PushedStock();
        pushed.OnListing(Now(10));
        Assert.Equal(10, AfterPush(0, line: 0));
        Assert.Equal(3, AfterPush(3, line: 7));
        Assert.Equal(5, AfterPush(5, line: 8));
        Assert.Equal(5, AfterPush(3, line: 7));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        pushed.OnListing(Now(6));
        Assert.Equal(6, AfterPush(3, line: 7));
        Assert.Equal(0, AfterPush(0, line: 9));
        Assert.Equal(4, AfterPush(4, line: 10));

        long AfterPush(long available, long line)
        {
            if (line > 0) pushed.Set(Written(available) with { Line = line }, _time.GetUtcNow());
            return pushed.AvailableOf(Product(0).Sales[0]);
        }
    }

    [Fact]
    public async Task A_cache_that_is_behind_does_not_make_a_product_vanish()
    {
        _grains.Listing.Products.Add(Product(10));
        await _pictures.OnCatalogChangedAsync();
        _grains.Listing.Products.Clear();
        _time.Advance(WebLimits.ListingMaxAge);
        _grains.Listing.AsOfShift = -WebLimits.ListingMaxAge - TimeSpan.FromMilliseconds(1);
        Assert.NotNull((await _pictures.GetAsync()).Find(1));
        _grains.Listing.AsOfShift = TimeSpan.Zero;
        _time.Advance(WebLimits.ListingMaxAge);
        Assert.Null((await _pictures.GetAsync()).Find(1));
    }

    private Listing Now(long available, TimeSpan age = default) => new([Product(available)], _time.GetUtcNow() - age);

    private static SaleWritten Written(long available) => new(1, 11, 1, available, []);

    private Product Product(long available)
    {
        var now = _time.GetUtcNow();
        ImmutableArray<Sale> sales = [new Sale(11, 1, 999, 10, available, now, now.AddHours(1))];
        return new Product(1, "One", "", 1999, sales);
    }
}
