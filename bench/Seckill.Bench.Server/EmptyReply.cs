namespace Seckill.Bench.Server;

/// <summary>The yardstick's answer: <c>{}</c>.</summary>
internal sealed record EmptyReply
{
    public static readonly EmptyReply Instance = new();
}
