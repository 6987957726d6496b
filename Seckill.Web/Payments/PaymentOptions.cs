namespace Seckill.Web.Payments;

/// <summary>What the front end shares with the payment provider; configuration section <c>Payments</c>.</summary>
public sealed class PaymentOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Payments";

    /// <summary>The shortest secret, in bytes: as many as its hash has (RFC 2104, section 3).</summary>
    public const int MinSecretBytes = 32;

    /// <summary>
    /// The secret that signs callbacks: base64 of at least <see cref="MinSecretBytes"/> bytes, the same on every node and with
    /// the provider.
    /// </summary>
    public string CallbackSecret { get; set; } = "";
}
