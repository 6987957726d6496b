using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Seckill.Web.OpenApi;

/// <summary>The API's description: made once, because the routes do not change and making it is slow.</summary>
internal sealed class OpenApiPage([FromKeyedServices(OpenApiPage.DocumentName)] IOpenApiDocumentProvider provider)
{
    public const string DocumentName = "v1";

    private readonly Lazy<Task<byte[]>> _page = new(() => MakeAsync(provider));

    public Task<byte[]> GetAsync() => _page.Value;

    private static async Task<byte[]> MakeAsync(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync();
        return Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
    }
}
