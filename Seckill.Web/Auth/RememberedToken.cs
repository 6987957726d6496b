namespace Seckill.Web.Auth;

/// <summary>What a buyer's good token said.</summary>
internal readonly record struct RememberedToken(long UserId, DateTimeOffset ExpiresAt);
