using Microsoft.Extensions.DependencyInjection;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Tests.Databases;

/// <summary>A database for one test: the ledger's tests run on each kind.</summary>
public interface ITestStore : IAsyncDisposable
{
    /// <summary>Makes an empty database; skips the test where there is no server for it.</summary>
    Task CreateAsync();

    /// <summary>Registers the ledger on the database.</summary>
    void AddTo(IServiceCollection services);

    /// <summary>From now on, changing the row of a sale is an error, until the trigger <c>no_more</c> is dropped.</summary>
    Task RefuseSaleChangesAsync(IDatabase database);
}
