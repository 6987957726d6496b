using Seckill.Accounts;
using Seckill.Storage.Tests.Databases;

namespace Seckill.Storage.Tests.Accounts;

public abstract class AccountStoreTests<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task AnAccountIsCreatedOnceAndFound()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var accounts = world.Get<IAccountStore>();
        Assert.Null(await accounts.FindAsync("ann", Cancel.Token));

        var ann = await accounts.CreateAsync("ann", "Ann", "hash-1", isAdmin: false, Cancel.Token);
        var root = await accounts.CreateAsync("root", "Root", "hash-2", isAdmin: true, Cancel.Token);

        Assert.Equal(new Account(ann!.Value, "Ann", "hash-1", IsAdmin: false), await accounts.FindAsync("ann", Cancel.Token));
        Assert.Equal(new Account(root!.Value, "Root", "hash-2", IsAdmin: true), await accounts.FindAsync("root", Cancel.Token));
        Assert.Null(await accounts.FindAsync("Ann", Cancel.Token));
    }

    [Fact]
    public async Task ATakenNameIsNotTakenAgainAndStaysAsItWas()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var accounts = world.Get<IAccountStore>();
        await accounts.CreateAsync("ann", "Ann", "hash-1", isAdmin: false, Cancel.Token);
        var before = await accounts.FindAsync("ann", Cancel.Token);
        Assert.Null(await accounts.CreateAsync("ann", "ANN", "hash-2", isAdmin: true, Cancel.Token));
        Assert.Equal(before, await accounts.FindAsync("ann", Cancel.Token));
    }

    [Fact]
    public async Task OfManyAtOnceExactlyOneGetsTheName()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var accounts = world.Get<IAccountStore>();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => accounts.CreateAsync("ann", "Ann", "h", false, Cancel.Token)));
        Assert.Single(ids, id => id is not null);
    }
}
