using Microsoft.AspNetCore.Http.Metadata;
using Seckill.Web.Errors;

namespace Seckill.Web.OpenApi;

/// <summary>Says beside a route what it takes and answers, in the words of <c>/openapi/v1.json</c>.</summary>
internal static class EndpointDocs
{
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route) where T : notnull =>
        route.Accepts<T>("application/json")
            .Refuses(Problems.InvalidRequest, Problems.BodyTooLarge, Problems.UnsupportedMediaType);

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, int status) =>
        route.Produces<T>(status, "application/json");

    /// <summary>The refusals beside 503 unavailable, which every call has.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params Problem[] problems)
    {
        route.Add(endpoint =>
        {
            foreach (var problem in problems) endpoint.Metadata.Add(problem);
        });
        return route;
    }

    /// <summary>The preference that the call honours in the header <c>Prefer</c>.</summary>
    public static RouteHandlerBuilder Prefers(this RouteHandlerBuilder route, string preference) =>
        route.WithMetadata(new PreferMetadata(preference));
}
