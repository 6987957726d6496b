namespace Orleans.Embedded.Tests.Persistence;

/// <summary>An UPDATE answers the rows that it changed.</summary>
public sealed class MySqlAffectedRowsTests() : MySqlGrainStorageTests(useAffectedRows: true);
