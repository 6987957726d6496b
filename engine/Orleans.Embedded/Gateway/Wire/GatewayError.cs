namespace Orleans.Runtime.Embedded;

/// <summary>An exception on its way to the caller.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="Message">Its message.</param>
internal sealed record GatewayError(string? Type, string? Message)
{
    public static GatewayError Of(Exception exception)
    {
        var message = exception.Message;
        if (message.Length > EngineLimits.MaxGatewayErrorChars) message = message[..EngineLimits.MaxGatewayErrorChars] + "...";
        return new GatewayError(exception.GetType().FullName, message);
    }

    /// <summary>The same exception when its type is well known; else an <see cref="OrleansException"/> that names the type.</summary>
    public Exception ToException() => KnownExceptions.Create(Type ?? "", Message ?? "") ?? new OrleansException($"{Type}: {Message}");
}
