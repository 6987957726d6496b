namespace Seckill.Client.Buying;

/// <summary>Somebody who presses the button.</summary>
/// <param name="Name">The account's name; empty for whoever is logged in.</param>
/// <param name="Token">The account's bearer token.</param>
internal sealed record Buyer(string Name, string Token);
