using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Seckill.Web.Auth;

namespace Seckill.Web.OpenApi;

/// <summary>Gives the document its title and the bearer scheme.</summary>
internal sealed class BearerDocs : IOpenApiDocumentTransformer
{
    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo { Title = "Seckill", Version = "v1", Description = "A flash sale that never oversells." };
        document.AddComponent<IOpenApiSecurityScheme>(BearerHandler.SchemeName, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The accessToken of POST /api/login.",
        });
        return Task.CompletedTask;
    }
}
