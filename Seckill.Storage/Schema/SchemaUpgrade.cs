using System.Data.Common;
using Microsoft.Extensions.Logging;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Schema;

/// <summary>
/// Applies the scripts that a database does not have yet, each in a transaction of its own together with the record of it;
/// so a process that dies on the way leaves whole scripts behind.
/// </summary>
public sealed class SchemaUpgrade(IDatabase database, IReadOnlyList<SchemaScript> scripts, TimeProvider clock, ILogger logger)
{
    private const string CreateTable =
        """
        CREATE TABLE IF NOT EXISTS schema_scripts (
          name          VARCHAR(200) NOT NULL PRIMARY KEY,
          checksum      CHAR(64)     NOT NULL,
          applied_at_ms BIGINT       NOT NULL
        )
        """;

    private const string SelectApplied = "SELECT name AS Name, checksum AS Checksum FROM schema_scripts ORDER BY name";

    private const string InsertApplied =
        "INSERT INTO schema_scripts (name, checksum, applied_at_ms) VALUES (@Name, @Checksum, @now)";

    /// <exception cref="SchemaException">A script was changed after it had been applied, or one is not known.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(session => session.ExecuteAsync(CreateTable), cancellationToken);
        foreach (var script in scripts)
        {
            // What was applied is read again for each: another process may be starting at the same time.
            var applied = await database.WriteAsync(session => ApplyAsync(session, script), cancellationToken);
            if (applied) logger.LogInformation("Applied script '{Script}' to database '{Database}'.", script.Name, database.Name);
        }
    }

    private async Task<bool> ApplyAsync(DbSession session, SchemaScript script)
    {
        var applied = await session.QueryAsync<AppliedScript>(SelectApplied);
        Check(applied);
        if (applied.Any(row => row.Name == script.Name)) return false;
        foreach (var statement in script.Statements) await RunAsync(session, statement);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await session.ExecuteAsync(InsertApplied, new { script.Name, script.Checksum, now });
        return true;
    }

    private static async Task RunAsync(DbSession session, string statement)
    {
        try
        {
            await session.ExecuteScriptAsync(statement);
        }
        catch (DbException exception) when (session.Dialect.IsAlreadyApplied(exception))
        {
            // A process that died behind this statement left it done and not recorded.
        }
    }

    /// <summary>What was applied must be the first of what is known, unchanged.</summary>
    private void Check(List<AppliedScript> applied)
    {
        for (var i = 0; i < applied.Count; i++)
        {
            var (name, checksum) = (applied[i].Name, applied[i].Checksum);
            if (scripts.All(script => script.Name != name))
                throw Wrong($"is newer than this program: it has the script '{name}'");
            if (scripts[i].Name != name)
                throw Wrong($"lacks the script '{scripts[i].Name}', though it has '{name}', which comes after it");
            if (scripts[i].Checksum != checksum)
                throw Wrong($"had the script '{name}' applied before it was changed");
        }
    }

    private SchemaException Wrong(string why) => new($"The database '{database.Name}' {why}.");

    private sealed class AppliedScript
    {
        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";
    }
}
