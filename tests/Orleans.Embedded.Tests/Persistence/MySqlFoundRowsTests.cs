namespace Orleans.Embedded.Tests.Persistence;

/// <summary>An UPDATE answers the rows that it found: the driver's default.</summary>
public sealed class MySqlFoundRowsTests() : MySqlGrainStorageTests(useAffectedRows: false);
