namespace Seckill.Web.Payments;

/// <summary>What became of the provider's word: settled, knownAlready or refunding.</summary>
internal sealed record CallbackReply(string Result);
