using Microsoft.AspNetCore.Authorization;

namespace Seckill.Web.Auth;

/// <summary>Who may call what.</summary>
internal static class Policies
{
    /// <summary>Whoever has a good token.</summary>
    public static readonly AuthorizationPolicy AnyCaller =
        new AuthorizationPolicyBuilder(BearerHandler.SchemeName).RequireAuthenticatedUser().Build();

    /// <summary>Whoever may run sales.</summary>
    public static readonly AuthorizationPolicy Admin =
        new AuthorizationPolicyBuilder(BearerHandler.SchemeName).RequireRole(TokenTerms.AdminRole).Build();
}
