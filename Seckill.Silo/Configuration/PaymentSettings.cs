namespace Seckill.Silo.Configuration;

/// <summary>Section <c>Payments</c>.</summary>
/// <param name="CallbackSecret">Base64 of at least 32 bytes, or null to keep one in the data folder.</param>
/// <param name="SandboxDelay">How long the sandbox takes to answer a payment, about.</param>
/// <param name="SandboxFailurePercent">Of a hundred payments, how many fail, about.</param>
/// <param name="SandboxDuplicatePercent">Of a hundred callbacks, how many come twice, about.</param>
/// <param name="CallbackUrl">Where the sandbox calls; null for this process's own first HTTP address.</param>
public sealed record PaymentSettings(
    string? CallbackSecret,
    TimeSpan SandboxDelay,
    int SandboxFailurePercent,
    int SandboxDuplicatePercent,
    Uri? CallbackUrl)
{
    /// <summary>The key of the secret that payment callbacks are signed with.</summary>
    public const string SecretKey = "Payments:CallbackSecret";

    private const string UrlKey = "Payments:CallbackUrl";
    private const int MinSecretBytes = 32;
    private const int MaxDelayMs = 3_600_000;

    internal static PaymentSettings Read(SettingsReader reader)
    {
        return new PaymentSettings(
            reader.Secret(SecretKey, MinSecretBytes),
            TimeSpan.FromMilliseconds(reader.Integer("Payments:SandboxDelayMs", 300, 0, MaxDelayMs)),
            reader.Integer("Payments:SandboxFailurePercent", 0, 0, 100),
            reader.Integer("Payments:SandboxDuplicatePercent", 0, 0, 100),
            ReadUrl(reader));
    }

    private static Uri? ReadUrl(SettingsReader reader)
    {
        if (reader.Text(UrlKey) is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new ConfigurationException(UrlKey, $"'{text}' is not an HTTP address.");
    }
}
