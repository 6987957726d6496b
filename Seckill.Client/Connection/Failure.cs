using Seckill.Client.Output;

namespace Seckill.Client.Connection;

/// <summary>Why something did not work: one code and one line.</summary>
/// <param name="Kind">Whose word it is; decides the exit code.</param>
/// <param name="Code">Stable; the server's codes are in design section 6, ours in <see cref="FailureCodes"/>.</param>
/// <param name="Message">For people.</param>
internal sealed record Failure(FailureKind Kind, string Code, string Message)
{
    /// <summary>The order that the buyer already has.</summary>
    public string? OrderId { get; init; }

    /// <summary>When the server says that another attempt makes sense.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The HTTP status, where there was one.</summary>
    public int? HttpStatus { get; init; }

    public int ExitCode => Kind switch
    {
        FailureKind.Usage => ExitCodes.Usage,
        FailureKind.NoAnswer => ExitCodes.NoAnswer,
        _ => ExitCodes.Failed,
    };

    public static Failure Usage(string message) => new(FailureKind.Usage, "usage", message + "; see seckill --help");

    public static Failure Local(string code, string message) => new(FailureKind.Local, code, message);

    public static Failure Cancelled(string message) => new(FailureKind.Cancelled, FailureCodes.Cancelled, message);

    /// <summary>The whole of it in one line that is safe to print, whatever the server wrote.</summary>
    public string ToLine()
    {
        var order = OrderId is null ? "" : $" (order {ServerText.Clean(OrderId, ClientLimits.MaxCodeCharacters)})";
        var retry = RetryAfter is { } after ? $" (try again in {Math.Ceiling(after.TotalSeconds):0} s)" : "";
        return $"{ServerText.Clean(Code, ClientLimits.MaxCodeCharacters)}: {ServerText.Clean(Message)}{order}{retry}";
    }
}
