using RabbitMQ.Client.Exceptions;

namespace Seckill.Streaming.RabbitMq;

/// <summary>Says in one line why there is no connection: what the operator can change, not the client's wrapping.</summary>
internal static class BrokerProblem
{
    public static string Describe(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationFailureException or PossibleAuthenticationFailureException:
                    return "the broker refuses the user or the password.";
                case OperationInterruptedException { ShutdownReason: { } reason }:
                    return OneLine(reason.ReplyText);
                case OperationCanceledException or TimeoutException:
                    return "the broker does not answer in time.";
            }
        }

        return OneLine(exception.GetBaseException().Message);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
