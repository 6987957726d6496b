namespace Seckill.Web.Accounts;

internal sealed record RegisterRequest(string? Name, string? Password);
