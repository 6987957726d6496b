namespace Seckill.Silo.Backends;

/// <summary>Tests on the real servers take turns with nobody beside them: some of them take a server away for a while.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ServersCollection
{
    public const string Name = "servers";
}
