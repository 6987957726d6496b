namespace Orleans.Runtime.Embedded;

/// <summary>A frame that waits to be written.</summary>
/// <param name="Bytes">The frame.</param>
/// <param name="OnLeaving">Called just before it is written; null when nobody needs to know.</param>
internal readonly record struct OutgoingFrame(ReadOnlyMemory<byte> Bytes, Action? OnLeaving = null);
