namespace Orleans.Embedded.Tests.Gateway;

internal interface IFarByName : IGrainWithStringKey
{
    Task<string> GetKeyAsync();
}
