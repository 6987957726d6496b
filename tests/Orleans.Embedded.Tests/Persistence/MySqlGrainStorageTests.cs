using Microsoft.Extensions.Options;
using MySql.Data.MySqlClient;
using Orleans.Runtime.Embedded;
using Orleans.Serialization;
using Orleans.Storage;

namespace Orleans.Embedded.Tests.Persistence;

/// <summary>The same contract on MySQL, whichever way its driver counts the rows of an UPDATE.</summary>
public abstract class MySqlGrainStorageTests(bool useAffectedRows) : GrainStorageContract, IDisposable
{
    private MySqlGrainState? _database;

    public void Dispose()
    {
        _database?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override (IGrainStorage One, IGrainStorage Other) CreateStorages()
    {
        _database = new MySqlGrainState();
        return (Open(_database), Open(_database));
    }

    private AdoNetGrainStorage Open(MySqlGrainState database)
    {
        var builder = new MySqlConnectionStringBuilder(database.ConnectionString) { UseAffectedRows = useAffectedRows };
        return new AdoNetGrainStorage(
            new GrainStateTable(MySqlClientFactory.Instance, builder.ConnectionString, TimeProvider.System),
            new SystemTextJsonGrainStorageSerializer(Options.Create(new SystemTextJsonGrainStorageSerializerOptions())));
    }
}
