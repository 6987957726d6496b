using Microsoft.AspNetCore.Authorization;

namespace Seckill.Web.Auth;

/// <summary>Who may call what. They name no scheme: there is one, and the pipeline has asked it already.</summary>
internal static class Policies
{
    /// <summary>Whoever has a good token.</summary>
    public static readonly AuthorizationPolicy AnyCaller =
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();

    /// <summary>Whoever may run sales.</summary>
    public static readonly AuthorizationPolicy Admin =
        new AuthorizationPolicyBuilder().RequireRole(TokenTerms.AdminRole).Build();
}
