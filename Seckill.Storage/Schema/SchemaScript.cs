using System.Security.Cryptography;
using System.Text;

namespace Seckill.Storage.Schema;

/// <summary>One numbered script of SQL statements.</summary>
/// <remarks>
/// A statement ends with a line that ends in a semicolon; a line that begins with <c>--</c> is a comment. The rule is this
/// plain because the drivers take one statement a command, and so somebody has to find where it ends.
/// </remarks>
public sealed class SchemaScript
{
    public SchemaScript(string name, string text)
    {
        Name = name;
        Statements = Split(name, text);
        Checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
    }

    /// <summary>The file's name without its extension; scripts are applied in the order of their names.</summary>
    public string Name { get; }

    public IReadOnlyList<string> Statements { get; }

    /// <summary>SHA-256 of the text, with line breaks as in Unix, in hexadecimal.</summary>
    public string Checksum { get; }

    private static List<string> Split(string name, string text)
    {
        var statements = new List<string>();
        var current = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.TrimStart().StartsWith("--", StringComparison.Ordinal)) continue;
            if (line.Length == 0 && current.Length == 0) continue;
            if (!line.EndsWith(';'))
            {
                current.Append(line).Append('\n');
                continue;
            }

            statements.Add(current.Append(line, 0, line.Length - 1).ToString());
            current.Clear();
        }

        return current.Length == 0
            ? statements
            : throw new SchemaException($"The last statement of the script '{name}' does not end in a semicolon.");
    }
}
