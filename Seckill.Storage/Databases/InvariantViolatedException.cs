namespace Seckill.Storage.Databases;

/// <summary>An invariant of design section 4 would not hold after the write, so the write was undone.</summary>
public sealed class InvariantViolatedException(string message) : Exception(message);
