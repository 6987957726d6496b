namespace Seckill.Web.Admin;

internal sealed record GrainView(string Type, string Silo, int Activations);
