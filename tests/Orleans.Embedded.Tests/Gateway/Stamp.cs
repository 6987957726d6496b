namespace Orleans.Embedded.Tests.Gateway;

internal readonly record struct Stamp(long Id, string Name);
