using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Seckill.Web.Errors;

namespace Seckill.Web.Auth;

/// <summary>Bearer tokens (RFC 6750), by header only.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    TokenMemory memory,
    TokenValidator validator) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = SchemeName + " ";

    private static readonly AuthenticateResult Refused = AuthenticateResult.Fail("The token is not good.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var headers = Request.Headers.Authorization;
        if (headers.Count == 0) return AuthenticateResult.NoResult();
        if (headers is not [{ } header] || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return Refused;

        // The bare token is what is remembered: of the header around it there are more spellings than memory.
        var token = header[Prefix.Length..].Trim();
        if (token.Length > WebLimits.MaxTokenLength) return Refused;
        if (memory.Find(token) is { } known) return known;

        var caller = await validator.ValidateAsync(token);
        if (caller is null) return Refused;
        var result = AuthenticateResult.Success(new AuthenticationTicket(caller, SchemeName));
        memory.Remember(token, result);
        return result;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.Unauthorized.ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Forbidden.ExecuteAsync(Context);
}
