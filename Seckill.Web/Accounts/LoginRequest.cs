namespace Seckill.Web.Accounts;

internal sealed record LoginRequest(string? Name, string? Password);
