using System.Buffers.Text;
using Microsoft.Extensions.Options;
using Seckill.Accounts;

namespace Seckill.Web.Auth;

/// <summary>Names the key of every wrong value; the value itself, a secret, is never shown.</summary>
internal sealed class AuthOptionsValidator : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        List<string> failures = [];
        if (!Base64.IsValid(options.SigningKey, out var bytes) || bytes < AuthOptions.MinKeyBytes)
        {
            failures.Add($"Auth:SigningKey must be base64 of at least {AuthOptions.MinKeyBytes} bytes.");
        }

        if (options.AdminPassword is { } password && !AccountRules.IsPassword(password))
        {
            const int min = AccountLimits.MinPasswordLength, max = AccountLimits.MaxPasswordLength;
            failures.Add($"Auth:AdminPassword must have {min} to {max} characters.");
        }

        if (options.TokenLifetime < TimeSpan.FromSeconds(1) || options.TokenLifetime > TimeSpan.FromDays(1))
        {
            failures.Add("Auth:TokenLifetime must be from 00:00:01 to 1.00:00:00.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
