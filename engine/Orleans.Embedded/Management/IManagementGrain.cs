namespace Orleans.Runtime;

/// <summary>What a cluster page shows: the silos and how many grains each holds. Key 0.</summary>
public interface IManagementGrain : IGrainWithIntegerKey
{
    Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false);

    Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive = false);

    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds);

    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics();

    Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null);

    Task<int> GetTotalActivationCount();

    /// <summary>Where the grain lives; null when it is not active. A stateless worker lives in no one place.</summary>
    ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference);
}
