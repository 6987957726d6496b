using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Seckill.Web.Auth;
using Seckill.Web.Errors;

namespace Seckill.Web.OpenApi;

/// <summary>Adds to each operation what only our metadata know: refusals with their codes, the token, and preferences.</summary>
internal sealed class RefusalDocs : IOpenApiOperationTransformer
{
    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDocument), cancellationToken: cancellation);
        operation.Responses ??= [];
        foreach (var status in metadata.OfType<Problem>().Append(Problems.Unavailable).GroupBy(problem => problem.Status))
        {
            var codes = string.Join(", ", status.Select(problem => problem.Code).Distinct());
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = $"Code: {codes}.",
                Content = new Dictionary<string, OpenApiMediaType> { [Problem.MediaType] = new() { Schema = schema } },
            };
        }

        if (metadata.OfType<AuthorizationPolicy>().Any())
        {
            var bearer = new OpenApiSecuritySchemeReference(BearerHandler.SchemeName, context.Document);
            operation.Security = [new OpenApiSecurityRequirement { [bearer] = [] }];
        }

        foreach (var prefer in metadata.OfType<PreferMetadata>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Prefer",
                In = ParameterLocation.Header,
                Description = $"RFC 7240: {prefer.Preference}=N, in seconds.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }
}
