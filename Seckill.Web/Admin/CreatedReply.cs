namespace Seckill.Web.Admin;

internal sealed record CreatedReply(long Id);
