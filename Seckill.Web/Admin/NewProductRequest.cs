namespace Seckill.Web.Admin;

/// <summary>A product to be created; the description may be left out.</summary>
internal sealed record NewProductRequest(string? Name, string? Description, long? ListPriceCents);
