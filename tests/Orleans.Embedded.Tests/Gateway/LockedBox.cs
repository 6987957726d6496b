namespace Orleans.Embedded.Tests.Gateway;

internal sealed record LockedBox(int Size, string Key) : Box(Size);
