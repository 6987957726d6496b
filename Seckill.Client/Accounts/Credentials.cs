namespace Seckill.Client.Accounts;

/// <summary>What <c>/api/register</c> and <c>/api/login</c> take.</summary>
internal sealed record Credentials(string Name, string Password);
