namespace Seckill.Storage.Tests;

/// <summary>What every call that takes a token is given: the run's own.</summary>
internal static class Cancel
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;
}
