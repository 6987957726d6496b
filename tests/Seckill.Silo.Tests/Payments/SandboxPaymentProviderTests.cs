using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Seckill.Orders;
using Seckill.Payments;

namespace Seckill.Silo.Payments;

/// <summary>What the sandbox sends, to a receiver that answers what the test wants.</summary>
public sealed class SandboxPaymentProviderTests : IAsyncLifetime
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(n => (byte)n)];

    private static readonly Payment APayment =
        new("payment-1", new OrderId(1, 2, 3), 19_900, "CNY", PaymentStatus.Open, DateTimeOffset.UnixEpoch);

    private readonly Channel<(string Signature, byte[] Body)> _received = Channel.CreateUnbounded<(string, byte[])>();
    private readonly Queue<int> _answers = new();
    private WebApplication _receiver = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, "succeeded")]
    [InlineData(100, "failed")]
    public async Task A_payment_is_answered_by_a_signed_callback(int failurePercent, string status)
    {
        using var provider = Provider(options => options.FailurePercent = failurePercent);
        await provider.OpenAsync(APayment, Stop);
        var (signature, body) = await _received.Reader.ReadAsync(Stop);
        Assert.True(CallbackSignature.TryVerify(Secret, signature, body, TimeProvider.System.GetUtcNow(), out _, out _));
        Assert.Equal(
            $$"""{"paymentId":"payment-1","orderId":"1-2-3","status":"{{status}}","amountCents":19900,"currency":"CNY"}""",
            JsonDocument.Parse(body).RootElement.GetRawText());
    }

    [Fact]
    public async Task It_is_sent_until_it_is_taken_and_asking_again_meanwhile_is_asking_once()
    {
        foreach (var answer in (int[])[500, 302, 204]) _answers.Enqueue(answer);
        using var provider = Provider();
        for (var times = 0; times < 3; times++) await provider.OpenAsync(APayment, Stop);
        for (var attempt = 1; attempt <= 3; attempt++) await _received.Reader.ReadAsync(Stop);

        // Taken: the next request for it is a new one.
        await provider.OpenAsync(APayment with { Id = "payment-2" }, Stop);
        var (_, body) = await _received.Reader.ReadAsync(Stop);
        Assert.Contains("payment-2", System.Text.Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.Empty(_answers);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_sent_again_but_comes_twice_where_that_is_asked_for()
    {
        foreach (var answer in (int[])[401, 404]) _answers.Enqueue(answer);
        using var provider = Provider(options => options.DuplicatePercent = 100);
        await provider.OpenAsync(APayment, Stop);
        var (_, first) = await _received.Reader.ReadAsync(Stop);
        var (_, second) = await _received.Reader.ReadAsync(Stop);
        Assert.Equal(first, second);
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _receiver = builder.Build();
        _receiver.MapPost("/api/payments/callback", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            _received.Writer.TryWrite((context.Request.Headers[CallbackSignature.Header].ToString(), body.ToArray()));
            return Results.StatusCode(_answers.TryDequeue(out var answer) ? answer : StatusCodes.Status200OK);
        });
        await _receiver.StartAsync(Stop);
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    private SandboxPaymentProvider Provider(Action<SandboxOptions>? configure = null)
    {
        var options = new SandboxOptions { Secret = Secret, Delay = TimeSpan.FromMilliseconds(1) };
        configure?.Invoke(options);
        var sender = new CallbackSender(
            Options.Create(options), _receiver.Services, TimeProvider.System, NullLogger<CallbackSender>.Instance);
        return new SandboxPaymentProvider(
            sender, Options.Create(options), TimeProvider.System, NullLogger<SandboxPaymentProvider>.Instance);
    }
}
