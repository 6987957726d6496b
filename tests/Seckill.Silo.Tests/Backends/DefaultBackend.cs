namespace Seckill.Silo.Backends;

/// <summary>Files in the test's own folder.</summary>
internal sealed class DefaultBackend : Backend
{
    public override IReadOnlyList<string> Settings => [$"--Storage:ConnectionString=Data Source={Folder.File("seckill.db")}"];
}
