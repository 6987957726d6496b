namespace Seckill.Web.Accounts;

internal sealed record RegisterReply(long UserId);
