namespace Seckill.Client.Accounts;

/// <summary>A new account.</summary>
internal sealed record Registration(long UserId);
