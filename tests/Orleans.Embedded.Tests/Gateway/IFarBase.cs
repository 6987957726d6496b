namespace Orleans.Embedded.Tests.Gateway;

/// <summary>No grain interface by itself: its methods come with those that inherit it.</summary>
internal interface IFarBase
{
    Task<long> GetKeyAsync();
}
