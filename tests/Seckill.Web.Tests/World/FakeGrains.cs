using System.Collections.Concurrent;
using System.Reflection;
using Seckill.Accounts;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Cluster;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Users;

namespace Seckill.Web.Tests.World;

/// <summary>The grains of a test, in memory and without a silo.</summary>
internal sealed class FakeGrains
{
    private readonly ConcurrentDictionary<long, FakeUser> _users = [];
    private readonly ConcurrentDictionary<string, FakeAccount> _accounts = [];
    private readonly ConcurrentDictionary<long, FakeWriter> _writers = [];
    private readonly ConcurrentDictionary<string, FakeOrder> _orders = [];
    private readonly ConcurrentDictionary<long, FakeProduct> _products = [];
    private long _lastUserId;

    public FakeGrains(TimeProvider time)
    {
        Listing = new FakeListing(time);
        Catalog = new FakeCatalog(Listing);
        Audit = new FakeAudit(time);
        Factory = Proxy.Of<IGrainFactory>(Call);
    }

    public IGrainFactory Factory { get; }

    public FakeListing Listing { get; }

    public FakeCatalog Catalog { get; }

    public FakeAudit Audit { get; }

    public FakeDeadLetters DeadLetters { get; } = new();

    public FakeCluster Cluster { get; } = new();

    public FakeUser User(long userId) => _users.GetOrAdd(userId, id => new FakeUser(id));

    public FakeAccount Account(string key) =>
        _accounts.GetOrAdd(key, _ => new FakeAccount(() => Interlocked.Increment(ref _lastUserId)));

    public FakeWriter Writer(long partition) => _writers.GetOrAdd(partition, _ => new FakeWriter());

    public FakeOrder Order(string key) => _orders.GetOrAdd(key, _ => new FakeOrder());

    public FakeProduct Product(long productId) => _products.GetOrAdd(productId, _ => new FakeProduct());

    private object? Call(MethodInfo method, object?[] arguments) => method.Name switch
    {
        "GetGrain" => GetGrain(method.ReturnType, arguments[0]!),
        "CreateObjectReference" => arguments[0],
        "DeleteObjectReference" => null,
        _ => throw new NotSupportedException(method.Name),
    };

    private object GetGrain(Type type, object key)
    {
        if (type == typeof(IUserGrain)) return User((long)key);
        if (type == typeof(IAccountGrain)) return Account((string)key);
        if (type == typeof(IOrderWriterGrain)) return Writer((long)key);
        if (type == typeof(IOrderGrain)) return Order((string)key);
        if (type == typeof(IProductGrain)) return Product((long)key);
        Assert.Equal(0L, key);
        if (type == typeof(IListingGrain)) return Listing;
        if (type == typeof(ICatalogGrain)) return Catalog;
        if (type == typeof(IAuditGrain)) return Audit;
        if (type == typeof(IDeadLetterGrain)) return DeadLetters;
        if (type == typeof(IClusterGrain)) return Cluster;
        throw new NotSupportedException(type.Name);
    }
}
