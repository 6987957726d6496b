using Seckill.Storage.Schema;

namespace Seckill.Storage.Tests.Schema;

public sealed class SchemaScriptTests
{
    [Fact]
    public void AStatementEndsWithALineThatEndsInASemicolon()
    {
        var script = new SchemaScript("0001_x",
            "-- A comment;\nCREATE TABLE a (\n  -- inside;\n  b INT DEFAULT ';'  \n);\n\n\nDROP TABLE a;  \n");
        Assert.Equal(["CREATE TABLE a (\n  b INT DEFAULT ';'\n)", "DROP TABLE a"], script.Statements);
    }

    [Fact]
    public void AnEmptyScriptHasNoStatements() => Assert.Empty(new SchemaScript("0001_x", "-- Nothing.\n\n").Statements);

    [Fact]
    public void AStatementWithoutAnEndIsAnError()
    {
        var error = Assert.Throws<SchemaException>(() => new SchemaScript("0001_x", "DROP TABLE a;\nDROP TABLE b\n"));
        Assert.Contains("0001_x", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheChecksumIsThatOfTheTextWhateverItsLineBreaks()
    {
        var unix = new SchemaScript("0001_x", "DROP TABLE a;\n");
        Assert.Equal(unix.Checksum, new SchemaScript("0001_x", "DROP TABLE a;\r\n").Checksum);
        Assert.NotEqual(unix.Checksum, new SchemaScript("0001_x", "DROP TABLE b;\n").Checksum);
        Assert.Equal(64, unix.Checksum.Length);
    }
}
