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
        var token = header.AsMemory(Prefix.Length).Trim();
        if (token.Length > WebLimits.MaxTokenLength) return Refused;
        var key = TokenKey.Of(token.Span);
        if (memory.Find(key) is { } known) return Success(known);

        if (await validator.ValidateAsync(token.ToString()) is not { } caller) return Refused;
        memory.Remember(key, caller);
        return Success(caller);
    }

    private static AuthenticateResult Success(Caller caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller, SchemeName));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.Unauthorized.ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Forbidden.ExecuteAsync(Context);
}
