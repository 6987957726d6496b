namespace Seckill.Web.Accounts;

/// <summary>A token and how long it is good for, in seconds.</summary>
internal sealed record LoginReply(string AccessToken, long ExpiresIn);
