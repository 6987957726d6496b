namespace Seckill.Web.OpenApi;

/// <summary>Says that an endpoint honours a preference of RFC 7240.</summary>
internal sealed record PreferMetadata(string Preference);
