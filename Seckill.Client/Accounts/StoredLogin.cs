namespace Seckill.Client.Accounts;

/// <summary>Who is logged in to a server.</summary>
/// <param name="Url">The server; for whoever looks into the file.</param>
/// <param name="Name">The account's name.</param>
/// <param name="AccessToken">The bearer token.</param>
/// <param name="ExpiresAt">Until when it is good, by the clock of this machine.</param>
internal sealed record StoredLogin(string Url, string Name, string AccessToken, DateTimeOffset ExpiresAt)
{
    public static readonly StoredLogin None = new("", "", "", DateTimeOffset.MinValue);

    public bool IsNone => AccessToken.Length == 0;
}
