namespace Seckill.Web.Admin;

internal sealed record SiloView(string Address, string Name, string Status);
