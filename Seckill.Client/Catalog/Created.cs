namespace Seckill.Client.Catalog;

/// <summary>The id of what was created.</summary>
internal sealed record Created(long Id);
