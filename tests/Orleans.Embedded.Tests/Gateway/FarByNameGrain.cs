namespace Orleans.Embedded.Tests.Gateway;

internal sealed class FarByNameGrain : Grain, IFarByName
{
    public Task<string> GetKeyAsync() => Task.FromResult(this.GetPrimaryKeyString());
}
