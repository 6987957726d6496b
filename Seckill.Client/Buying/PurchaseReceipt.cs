namespace Seckill.Client.Buying;

/// <summary>What an accepted purchase is answered with.</summary>
internal sealed record PurchaseReceipt(string OrderId, string Status);
