using System.Net.Sockets;

namespace Seckill.Storage.MySql;

/// <summary>Reads the driver's exceptions.</summary>
/// <remarks>
/// The numbers are those of MySQL's error reference. The driver wraps: a lost connection is an error without a number around
/// an I/O error, a refused password is an error without a number around the server's own.
/// </remarks>
internal static class MySqlErrors
{
    private const int DuplicateKey = 1062;
    private const int DuplicateKeyNamed = 1586;
    private const int DuplicateColumn = 1060;
    private const int LockWaitTimeout = 1205;
    private const int Deadlock = 1213;
    private const int AccessDenied = 1045;
    private const int UnknownDatabase = 1049;

    /// <summary>Too many connections, shutdown, unreachable, killed, and what the client library calls gone and lost.</summary>
    private static readonly int[] NoConnection = [1040, 1042, 1053, 1158, 1159, 1160, 1161, 1927, 2002, 2003, 2006, 2013];

    /// <summary>A right is missing: for the database, a table, a column, an administrative one, a routine.</summary>
    private static readonly int[] NoRight = [1044, 1142, 1143, 1227, 1370];

    /// <summary>Whether the server refused a key; not whether that lies beneath an error of ours, such as an unknown outcome.</summary>
    public static bool IsDuplicateKey(Exception exception) =>
        exception is MySqlException && NumberOf(exception) is (DuplicateKey or DuplicateKeyNamed);

    /// <summary>Whether a column that was to be added is there.</summary>
    public static bool IsDuplicateColumn(Exception exception) =>
        exception is MySqlException && NumberOf(exception) == DuplicateColumn;

    /// <summary>Whether the same again may well succeed. What took too long would only do so again.</summary>
    public static bool IsTransient(Exception exception) =>
        NumberOf(exception) is Deadlock or LockWaitTimeout || (IsConnectionLost(exception) && !IsTimeout(exception));

    /// <summary>In one line, what an operator has to look at.</summary>
    public static string Explain(Exception exception, MySqlServer server) => NumberOf(exception) switch
    {
        AccessDenied => $"The server at {server.Address} refuses the user '{server.User}' with this password.",
        UnknownDatabase => $"The server at {server.Address} has no database '{server.Database}'.",
        var number when NoRight.Contains(number) =>
            $"The user '{server.User}' lacks a right on the database '{server.Database}' at {server.Address}: {Cause(exception)}",
        _ when IsConnectionLost(exception) => $"The server at {server.Address} cannot be reached: {Cause(exception)}",
        _ => $"The database '{server.Database}' at {server.Address} cannot be used: {Cause(exception)}",
    };

    /// <summary>Whether there is no connection, or no longer. A statement that took too long loses its connection too.</summary>
    private static bool IsConnectionLost(Exception exception) =>
        NoConnection.Contains(NumberOf(exception)) || Chain(exception).Any(inner => inner is IOException or SocketException);

    private static bool IsTimeout(Exception exception) =>
        Chain(exception).Any(inner => inner is TimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut });

    /// <summary>The innermost number that the server or the driver gave; 0 where there is none. Negative ones are a driver's own.</summary>
    private static int NumberOf(Exception exception) =>
        Chain(exception).OfType<MySqlException>().LastOrDefault(inner => inner.Number > 0)?.Number ?? 0;

    private static string Cause(Exception exception) => Chain(exception).Last().Message.ReplaceLineEndings(" ");

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException) yield return inner;
    }
}
