namespace Orleans.Embedded.Tests.Gateway;

internal sealed class FarByGuidGrain : Grain, IFarByGuid
{
    public Task<Guid> GetKeyAsync() => Task.FromResult(this.GetPrimaryKey());
}
