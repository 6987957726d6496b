namespace Seckill.Client.Admin;

/// <summary>The activations of one kind of grain on one silo.</summary>
internal sealed record GrainCount(string Type, string Silo, int Activations);
