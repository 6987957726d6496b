namespace Orleans.Runtime.Embedded;

/// <summary>Key: 0. Called by cluster pages and consoles. Owns nothing: it reads the directory.</summary>
internal sealed class ManagementGrain(Silo silo) : Grain, IManagementGrain
{
    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false) =>
        Task.FromResult(silo.Cluster.LiveSilos.ToDictionary(live => live.Address, _ => SiloStatus.Active));

    public Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive = false) => Task.FromResult(silo.Cluster.LiveSilos
        .Select(live => new MembershipEntry { SiloAddress = live.Address, Status = SiloStatus.Active, SiloName = live.Name })
        .ToArray());

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds) => Task.FromResult(Grains(hostsIds)
        .CountBy(activation => (activation.GrainClass!.Name, activation.Silo.Address))
        .Select(count => new SimpleGrainStatistic
        {
            GrainType = count.Key.Name,
            SiloAddress = count.Key.Address,
            ActivationCount = count.Value,
        })
        .OrderBy(statistic => statistic.GrainType, StringComparer.Ordinal).ThenBy(statistic => statistic.SiloAddress)
        .ToArray());

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => GetSimpleGrainStatistics([]);

    public Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null) =>
        Task.FromResult(Grains(hostsIds)
            .Where(activation => types is null || types.Contains(activation.GrainClass!.Name))
            .Select(activation => new DetailedGrainStatistic
            {
                GrainType = activation.GrainClass!.Name,
                SiloAddress = activation.Silo.Address,
                GrainId = activation.GrainId,
            })
            .ToArray());

    public Task<int> GetTotalActivationCount() => Task.FromResult(Grains(null).Count());

    public ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference)
    {
        var grainId = reference.GetGrainId();
        return silo.Cluster.Catalog.Class(grainId.Type)?.MaxLocalWorkers > 0
            ? throw new InvalidOperationException($"Grain '{grainId}' is a Stateless Worker. This type of grain can't be looked up by this method")
            : new(silo.Cluster.Directory.Find(grainId)?.Silo.Address);
    }

    private IEnumerable<Activation> Grains(SiloAddress[]? hostsIds) => silo.Cluster.LiveSilos
        .Where(live => hostsIds is null or [] || hostsIds.Contains(live.Address))
        .SelectMany(live => live.Activations())
        .Where(activation => activation.GrainClass is not null);
}
