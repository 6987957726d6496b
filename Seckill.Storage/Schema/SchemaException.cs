namespace Seckill.Storage.Schema;

/// <summary>The tables of a database are not those that this program knows. The message says why, in one line.</summary>
public sealed class SchemaException(string message) : Exception(message);
