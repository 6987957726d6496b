namespace Seckill.Client.Admin;

/// <summary>A silo, as the cluster sees it.</summary>
internal sealed record SiloStatus(string Address, string Name, string Status);
