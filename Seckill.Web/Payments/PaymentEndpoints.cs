using System.Text.Json;
using Seckill.Payments;
using Seckill.Web.Errors;
using Seckill.Web.Json;
using Seckill.Web.OpenApi;

namespace Seckill.Web.Payments;

/// <summary>For the payment provider, which has no account: its signature is what lets it in.</summary>
internal static class PaymentEndpoints
{
    public static void MapPayments(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/payments/callback", TakeAsync)
            .WithTags("Payments")
            .WithSummary("The payment provider's signed word on a payment; taking it again changes nothing")
            // Whatever a sender calls its body: the signature decides, and comes first.
            .Accepts<PaymentCallback>("application/json", "*/*")
            .Answers<CallbackReply>(StatusCodes.Status200OK)
            .Refuses(Problems.BadSignature, Problems.InvalidRequest, Problems.BodyTooLarge)
            .Refuses(Problems.PaymentNotFound, Problems.AmountMismatch);

    private static async Task<IResult> TakeAsync(
        HttpContext context, CallbackDesk desk, CallbackTally tally, CallbackLanes lanes)
    {
        // Outside of the lanes: whoever sends a byte now and then would hold one for a minute.
        var (body, tooLarge) = await JsonBody.ReadRawAsync(context);
        if (tooLarge is not null) return tooLarge;
        if (!lanes.TryEnter()) return Problems.Unavailable;
        try
        {
            var signature = context.Request.Headers[CallbackSignature.Header] is [var only] ? only : null;
            var (result, refusal) = await desk.TakeAsync(signature, body);
            tally.Add(result);
            if (refusal is not null) return refusal;
            var reply = new CallbackReply(JsonNamingPolicy.CamelCase.ConvertName(result.ToString()));
            return TypedResults.Json(reply, WebJson.Default.CallbackReply);
        }
        finally
        {
            lanes.Leave();
        }
    }
}
