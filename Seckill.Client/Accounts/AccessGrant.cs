namespace Seckill.Client.Accounts;

/// <summary>A login's token and how many seconds it is good for.</summary>
internal sealed record AccessGrant(string AccessToken, double ExpiresIn)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_660);

    /// <summary>When it ends. The number is the server's, so it is bounded before it meets the calendar.</summary>
    public DateTimeOffset ExpiryFrom(DateTimeOffset now) =>
        now + TimeSpan.FromSeconds(double.IsNaN(ExpiresIn) ? 0 : Math.Clamp(ExpiresIn, 0, Longest.TotalSeconds));
}
