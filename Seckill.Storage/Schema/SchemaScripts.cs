using Seckill.Storage.Databases;

namespace Seckill.Storage.Schema;

/// <summary>The scripts that travel inside this assembly.</summary>
public static class SchemaScripts
{
    private const string Extension = ".sql";

    /// <summary>The scripts of a database in the order in which they are applied.</summary>
    public static IReadOnlyList<SchemaScript> Load(ISqlDialect dialect, string database)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        var folder = $"sql/{dialect.ScriptFolder}/{database}/";
        return
        [
            .. from resource in assembly.GetManifestResourceNames()
               let path = resource.Replace('\\', '/') // The build writes the separators of the machine that it runs on.
               where path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(Extension, StringComparison.Ordinal)
               orderby path
               select new SchemaScript(path[folder.Length..^Extension.Length], Read(resource)),
        ];

        string Read(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return reader.ReadToEnd();
        }
    }
}
