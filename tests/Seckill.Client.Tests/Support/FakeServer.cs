using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Seckill.Client.Tests.Support;

/// <summary>A server on a free loopback port that answers what a test tells it to, and remembers what it was asked.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Script> _scripts = new();
    private readonly ConcurrentQueue<SeenRequest> _seen = new();

    private FakeServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public SeenRequest[] Seen => [.. _seen];

    public static async Task<FakeServer> StartAsync(bool selfSigned = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, endpoint =>
        {
            if (selfSigned) endpoint.UseHttps(CreateCertificate());
        }));
        if (selfSigned) builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        var server = new FakeServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Answers a route, as in <c>GET /api/products</c>; the last answer of several is repeated.</summary>
    public void On(string route, params RequestDelegate[] answers) => _scripts[route] = new Script(answers);

    public SeenRequest[] SeenOf(string route) => [.. _seen.Where(request => request.Route == route)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var request = context.Request;
        var seen = new SeenRequest(
            request.Method,
            request.Path,
            request.QueryString.ToString(),
            request.Headers.Authorization,
            request.Headers["Prefer"],
            body);
        _seen.Enqueue(seen);
        var answer = _scripts.TryGetValue(seen.Route, out var script) ? script.Next() : Answers.Problem(404, "not_scripted");
        await answer(context);
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var made = request.CreateSelfSigned(from, from.AddYears(50));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private sealed class Script(RequestDelegate[] answers)
    {
        private int _next = -1;

        public RequestDelegate Next() => answers[Math.Min(Interlocked.Increment(ref _next), answers.Length - 1)];
    }
}
