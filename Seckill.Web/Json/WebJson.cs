using System.Text.Json.Serialization;
using Seckill.Web.Accounts;
using Seckill.Web.Admin;
using Seckill.Web.Errors;
using Seckill.Web.Orders;
using Seckill.Web.Payments;
using Seckill.Web.Products;

namespace Seckill.Web.Json;

/// <summary>
/// The JSON of the front end, generated at build time. Reading is strict: numbers are numbers, a member may stand once, and
/// nesting is bounded; members that we do not know are ignored, so that an older server understands a newer client.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    MaxDepth = WebLimits.MaxJsonDepth)]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(RegisterReply))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(LoginReply))]
[JsonSerializable(typeof(ProductsView))]
[JsonSerializable(typeof(ProductView))]
[JsonSerializable(typeof(PurchaseReply))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(OrdersView))]
[JsonSerializable(typeof(PaymentCallback))]
[JsonSerializable(typeof(CallbackReply))]
[JsonSerializable(typeof(SaleView))]
[JsonSerializable(typeof(ChangeSaleRequest))]
[JsonSerializable(typeof(JournalView))]
[JsonSerializable(typeof(SaleChangesView))]
[JsonSerializable(typeof(NewProductRequest))]
[JsonSerializable(typeof(NewSaleRequest))]
[JsonSerializable(typeof(CreatedReply))]
[JsonSerializable(typeof(AuditView))]
[JsonSerializable(typeof(ClusterView))]
[JsonSerializable(typeof(ProductStateView))]
[JsonSerializable(typeof(DeadLettersView))]
internal sealed partial class WebJson : JsonSerializerContext;
