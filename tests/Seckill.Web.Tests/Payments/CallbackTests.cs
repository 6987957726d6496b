using System.Text;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Payments;

/// <summary>The provider's word: whatever is not exactly what it signed, now, is 401 and reaches no grain.</summary>
public sealed class CallbackTests
{
    private const string Path = "/api/payments/callback";

    private const string Body =
        """{"paymentId":"p-1","orderId":"11-1-1","status":"succeeded","amountCents":999,"currency":"CNY"}""";

    [Theory]
    [InlineData(SettleStatus.Settled, "settled")]
    [InlineData(SettleStatus.KnownAlready, "knownAlready")]
    [InlineData(SettleStatus.Refunding, "refunding")]
    public async Task A_word_that_was_taken_says_what_became_of_it(SettleStatus status, string result)
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Order("11-1-1").OnSettle = _ => Task.FromResult(status);
        Assert.Equal(result, (string?)(await SendAsync(web, Body).OkAsync())["result"]);
        var word = Assert.Single(web.Grains.Order("11-1-1").Words);
        var signature = SignatureOf(web, Body);
        Assert.Equal(
            new PaymentWord("p-1", new OrderId(11, 1, 1), true, 999, "CNY", signature[^64..], web.Time.GetUtcNow()), word);
    }

    [Theory]
    [InlineData(SettleStatus.Replayed, 401, "bad_signature")]
    [InlineData(SettleStatus.NotFound, 404, "payment_not_found")]
    [InlineData(SettleStatus.AmountDiffers, 409, "amount_mismatch")]
    public async Task Each_refusal_has_its_answer(SettleStatus status, int http, string code)
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Order("11-1-1").OnSettle = _ => Task.FromResult(status);
        await SendAsync(web, Body).RefusedAsync(http, code);
    }

    [Fact]
    public async Task A_failure_is_a_word_too()
    {
        await using var web = await FrontEnd.StartAsync();
        await SendAsync(web, Body.Replace("succeeded", "failed")).OkAsync();
        Assert.False(Assert.Single(web.Grains.Order("11-1-1").Words).Succeeded);
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task The_time_stamp_counts_within_a_window_to_both_sides(int seconds, bool good)
    {
        await using var web = await FrontEnd.StartAsync();
        var sending = SendAsync(web, Body, CallbackSignature.Sign(
            FrontEnd.CallbackSecret, web.Time.GetUtcNow().AddSeconds(seconds), Encoding.UTF8.GetBytes(Body)));
        if (good) await sending.OkAsync();
        else await sending.RefusedAsync(401, "bad_signature");
        Assert.Equal(good ? 1 : 0, web.Grains.Order("11-1-1").Words.Count);
    }

    [Fact]
    public async Task A_body_that_was_altered_by_a_single_bit_is_forged()
    {
        await using var web = await FrontEnd.StartAsync();
        var signature = SignatureOf(web, Body);
        foreach (var at in Enumerable.Range(0, Body.Length))
        {
            var bytes = Encoding.UTF8.GetBytes(Body);
            bytes[at] ^= 1;
            await SendAsync(web, bytes, signature).RefusedAsync(401, "bad_signature");
        }

        await SendAsync(web, Body + " ", signature).RefusedAsync(401, "bad_signature");
        await SendAsync(web, "", signature).RefusedAsync(401, "bad_signature");
        Assert.Empty(web.Grains.Order("11-1-1").Words);
    }

    [Fact]
    public async Task A_signature_that_was_altered_is_forged()
    {
        await using var web = await FrontEnd.StartAsync();
        var good = SignatureOf(web, Body);
        var seconds = web.Time.GetUtcNow().ToUnixTimeSeconds();
        string[] others =
        [
            "", "x", good[..^1], good + "0", good + ",v1=00", good.Replace("v1=", "v2="), good.Replace(",", ", "),
            good.Replace("t=", "T="), good.Replace($"{seconds}", $"{seconds + 1}"), good.Replace($"{seconds}", $"+{seconds}"),
            good.Replace($"{seconds}", "99999999999999999999"), good.Replace($"{seconds}", ""), good[..^64] + new string('0', 64),
            good[..^64], good[..^64] + new string('z', 64), new string('t', 5_000),
            CallbackSignature.Sign(new byte[32], web.Time.GetUtcNow(), Encoding.UTF8.GetBytes(Body)),
        ];
        foreach (var other in others) await SendAsync(web, Body, other).RefusedAsync(401, "bad_signature");
        await SendAsync(web, Body, null).RefusedAsync(401, "bad_signature");
        await SendAsync(web, Body, good, good).RefusedAsync(401, "bad_signature");
        Assert.Empty(web.Grains.Order("11-1-1").Words);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain; charset=utf-7")]
    public async Task The_signature_comes_before_what_the_body_is_said_to_be(string mediaType)
    {
        await using var web = await FrontEnd.StartAsync();
        foreach (var signature in (string[])["x", SignatureOf(web, Body)])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, Path);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            request.Headers.TryAddWithoutValidation(CallbackSignature.Header, signature);
            var sending = web.Client.SendAsync(request, TestContext.Current.CancellationToken);
            if (signature == "x") await sending.RefusedAsync(401, "bad_signature");
            else await sending.OkAsync();
        }
    }

    [Fact]
    public async Task A_token_is_no_signature()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.AsAdmin().PostJsonAsync(Path, Body).RefusedAsync(401, "bad_signature");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"paymentId":"p-1","paymentId":"p-2"}""")]
    public async Task A_well_signed_body_that_is_no_object_makes_no_sense(string body)
    {
        await using var web = await FrontEnd.StartAsync();
        await SendAsync(web, body).RefusedAsync(400, "invalid_request");
    }

    [Theory]
    [InlineData("paymentId", "\"p-1\"", "null")]
    [InlineData("paymentId", "\"p-1\"", "\"\"")]
    [InlineData("paymentId", "\"p-1\"", "\"a b\"")]
    [InlineData("paymentId", "\"p-1\"", "\"a\\nb\"")]
    [InlineData("paymentId", "\"p-1\"", "7")]
    [InlineData("orderId", "\"11-1-1\"", "\"11-1\"")]
    [InlineData("orderId", "\"11-1-1\"", "null")]
    [InlineData("status", "\"succeeded\"", "\"Succeeded\"")]
    [InlineData("status", "\"succeeded\"", "true")]
    [InlineData("status", "\"succeeded\"", "null")]
    [InlineData("amountCents", "999", "-1")]
    [InlineData("amountCents", "999", "9.99")]
    [InlineData("amountCents", "999", "9223372036854775808")]
    [InlineData("amountCents", "999", "null")]
    [InlineData("currency", "\"CNY\"", "\"cny\"")]
    [InlineData("currency", "\"CNY\"", "\"CN\"")]
    [InlineData("currency", "\"CNY\"", "null")]
    public async Task What_makes_no_sense_is_said_by_field(string field, string good, string bad)
    {
        await using var web = await FrontEnd.StartAsync();
        var problem = await SendAsync(web, Body.Replace($"\"{field}\":{good}", $"\"{field}\":{bad}"))
            .RefusedAsync(400, "invalid_request");
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
        Assert.Empty(web.Grains.Order("11-1-1").Words);
    }

    [Fact]
    public async Task Ids_and_amounts_have_bounds_that_count()
    {
        await using var web = await FrontEnd.StartAsync();
        var longest = new string('p', PaymentLimits.MaxIdLength);
        await SendAsync(web, Body.Replace("p-1", longest).Replace("999", "9223372036854775807")).OkAsync();
        await SendAsync(web, Body.Replace("p-1", longest).Replace("999", "0")).OkAsync();
        await SendAsync(web, Body.Replace("p-1", longest + "p")).RefusedAsync(400, "invalid_request");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_is_read_up_to_its_bound(bool sized)
    {
        await using var web = await FrontEnd.StartAsync();
        var padded = Encoding.UTF8.GetBytes(Body.PadRight(WebLimits.MaxBodyBytes));
        await SendAsync(web, padded, SignatureOf(web, padded), sized: sized).OkAsync();
        var larger = Encoding.UTF8.GetBytes(Body.PadRight(WebLimits.MaxBodyBytes + 1));
        await SendAsync(web, larger, SignatureOf(web, larger), sized: sized).RefusedAsync(413, "body_too_large");
    }

    [Fact]
    public async Task While_the_ledger_is_away_the_provider_is_to_come_again()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Order("11-1-1").OnSettle = _ => throw new TimeoutException();
        await SendAsync(web, Body).RefusedAsync(503, "unavailable");
        web.Grains.Order("11-1-1").OnSettle = _ => Task.FromResult(SettleStatus.Settled);
        await SendAsync(web, Body).OkAsync();
    }

    [Fact]
    public async Task So_many_are_taken_at_once_and_no_more()
    {
        await using var web = await FrontEnd.StartAsync();
        var gate = new TaskCompletionSource<SettleStatus>();
        web.Grains.Order("11-1-1").OnSettle = _ => gate.Task;
        var sending = Enumerable.Range(0, WebLimits.MaxConcurrentCallbacks).Select(_ => SendAsync(web, Body)).ToArray();
        await Until.TrueAsync(() => web.Grains.Order("11-1-1").Words.Count == sending.Length);
        await SendAsync(web, Body).RefusedAsync(503, "unavailable");
        gate.SetResult(SettleStatus.Settled);
        foreach (var one in sending) await one.OkAsync();
        await SendAsync(web, Body).OkAsync();
    }

    [Fact]
    public async Task Bodies_that_do_not_come_keep_nobody_out()
    {
        await using var web = await FrontEnd.StartAsync(kestrel: true);
        Stalled[] bodies = [.. Enumerable.Range(0, WebLimits.MaxConcurrentCallbacks).Select(_ => new Stalled(new byte[2]))];
        var sending = bodies.Select(body => web.Client.PostAsync(Path, body, TestContext.Current.CancellationToken)).ToArray();
        await Task.WhenAll(bodies.Select(body => body.Begun));

        // Many, because the server may come to the bodies later than they were begun.
        for (var n = 0; n < 100; n++) await SendAsync(web, Body).OkAsync();
        foreach (var body in bodies) body.LetGo();
        foreach (var one in sending) await one.RefusedAsync(401, "bad_signature");
    }

    [Fact]
    public async Task Callbacks_are_counted_by_result()
    {
        await using var web = await FrontEnd.StartAsync();
        await SendAsync(web, Body).OkAsync();
        await SendAsync(web, Body, null).RefusedAsync(401, "bad_signature");
        var response = await web.Client.GetItAsync("/metrics");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        // A page hears of every front end in this process, so the numbers are anybody's.
        Assert.Contains("seckill_payments_callbacks_total{result=\"settled\"} ", page);
        Assert.Contains("seckill_payments_callbacks_total{result=\"bad_signature\"} ", page);
        Assert.Contains("seckill_payments_callbacks_total{result=\"amount_mismatch\"} ", page);
    }

    private static string SignatureOf(FrontEnd web, string body) => SignatureOf(web, Encoding.UTF8.GetBytes(body));

    private static string SignatureOf(FrontEnd web, byte[] body) =>
        CallbackSignature.Sign(FrontEnd.CallbackSecret, web.Time.GetUtcNow(), body);

    /// <summary>Sends a body that is signed as it should be.</summary>
    private static Task<HttpResponseMessage> SendAsync(FrontEnd web, string body) =>
        SendAsync(web, body, SignatureOf(web, body));

    private static Task<HttpResponseMessage> SendAsync(FrontEnd web, string body, params string?[]? signatures) =>
        SendAsync(web, Encoding.UTF8.GetBytes(body), signatures ?? []);

    private static Task<HttpResponseMessage> SendAsync(FrontEnd web, byte[] body, string signature, bool sized = true) =>
        SendAsync(web, body, [signature], sized);

    private static Task<HttpResponseMessage> SendAsync(FrontEnd web, byte[] body, string?[] signatures, bool sized = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path);
        request.Content = sized ? new ByteArrayContent(body) : new Unsized(body);
        foreach (var signature in signatures.OfType<string>())
        {
            request.Headers.TryAddWithoutValidation(CallbackSignature.Header, signature);
        }

        return web.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
