namespace Orleans.Embedded.Tests.Gateway;

[Alias("far by guid")]
internal interface IFarByGuid : IGrainWithGuidKey
{
    [Alias("the \"key\"")]
    Task<Guid> GetKeyAsync();
}
