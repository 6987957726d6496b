using System.Net.Sockets;

namespace Seckill.Client.Connection;

/// <summary>Names what went wrong below HTTP.</summary>
internal static class NetworkFailure
{
    public static Failure TimedOut(Uri url, TimeSpan after) =>
        NoAnswer(FailureCodes.TimedOut, $"{url} did not answer within {after.TotalSeconds:0} s");

    public static Failure ConnectTimedOut(Uri url) => NoAnswer(
        FailureCodes.Unreachable, $"no connection to {url} within {ClientLimits.ConnectTimeout.TotalSeconds:0} s");

    public static Failure From(Exception error, Uri url) => (error as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => NoAnswer(FailureCodes.Unreachable, $"the host {url.Host} is not known"),
        HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError =>
            NoAnswer(FailureCodes.Unreachable, $"no connection to {url}: {Reason(error)}"),
        HttpRequestError.SecureConnectionError => NoAnswer(FailureCodes.TlsError, $"no TLS connection to {url}: {Reason(error)}"),
        HttpRequestError.ConfigurationLimitExceeded => Json.BadAnswer("the server's answer is larger than the console reads"),
        HttpRequestError.InvalidResponse => Json.BadAnswer($"{url} does not speak HTTP"),
        _ => NoAnswer(FailureCodes.ConnectionLost, $"the connection to {url} was lost: {Reason(error)}"),
    };

    /// <summary>The innermost reason: the outer ones only say that there is an inner one.</summary>
    public static string Reason(Exception error)
    {
        while (error is not SocketException && error.InnerException is { } inner) error = inner;
        return error.Message;
    }

    private static Failure NoAnswer(string code, string message) => new(FailureKind.NoAnswer, code, message);
}
