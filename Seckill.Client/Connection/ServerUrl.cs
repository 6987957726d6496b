using System.Diagnostics.CodeAnalysis;

namespace Seckill.Client.Connection;

/// <summary>Reads <c>--url</c>.</summary>
internal static class ServerUrl
{
    /// <summary>Gives the canonical form, with a slash at the end, so that one server has one spelling.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? url, out string reason)
    {
        url = null;
        reason = "this is not a URL such as https://shop.example:5000";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var parsed)) return false;
        if (parsed.Scheme != Uri.UriSchemeHttp && parsed.Scheme != Uri.UriSchemeHttps)
        {
            reason = "only http and https are spoken";
            return false;
        }

        if (parsed.Host.Length == 0) return false;
        if (parsed.UserInfo.Length + parsed.Query.Length + parsed.Fragment.Length > 0)
        {
            reason = "a user, a query or a fragment has no meaning here";
            return false;
        }

        url = new Uri(parsed.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
        return true;
    }
}
