using System.Collections.Frozen;
using Orleans.Storage;

namespace Orleans.Runtime.Embedded;

/// <summary>The exceptions that a gateway's client throws as what they were. No other type is ever made by a name from the wire.</summary>
internal static class KnownExceptions
{
    private static readonly FrozenDictionary<string, Func<string, Exception>> Makers = new Dictionary<string, Func<string, Exception>>
    {
        [Name<Exception>()] = static message => new Exception(message),
        // Those whose constructor with one string means another thing by it take a null as well.
        [Name<ArgumentException>()] = static message => new ArgumentException(message),
        [Name<ArgumentNullException>()] = static message => new ArgumentNullException(message, (Exception?)null),
        [Name<ArgumentOutOfRangeException>()] = static message => new ArgumentOutOfRangeException(message, (Exception?)null),
        [Name<ObjectDisposedException>()] = static message => new ObjectDisposedException(message, (Exception?)null),
        [Name<ArithmeticException>()] = static message => new ArithmeticException(message),
        [Name<DivideByZeroException>()] = static message => new DivideByZeroException(message),
        [Name<OverflowException>()] = static message => new OverflowException(message),
        [Name<FormatException>()] = static message => new FormatException(message),
        [Name<IndexOutOfRangeException>()] = static message => new IndexOutOfRangeException(message),
        [Name<InvalidCastException>()] = static message => new InvalidCastException(message),
        [Name<InvalidOperationException>()] = static message => new InvalidOperationException(message),
        [Name<KeyNotFoundException>()] = static message => new KeyNotFoundException(message),
        [Name<NotImplementedException>()] = static message => new NotImplementedException(message),
        [Name<NotSupportedException>()] = static message => new NotSupportedException(message),
        [Name<NullReferenceException>()] = static message => new NullReferenceException(message),
        [Name<OperationCanceledException>()] = static message => new OperationCanceledException(message),
        [Name<TaskCanceledException>()] = static message => new TaskCanceledException(message),
        [Name<TimeoutException>()] = static message => new TimeoutException(message),
        [Name<UnauthorizedAccessException>()] = static message => new UnauthorizedAccessException(message),
        [Name<IOException>()] = static message => new IOException(message),
        [Name<OrleansException>()] = static message => new OrleansException(message),
        [Name<OrleansConfigurationException>()] = static message => new OrleansConfigurationException(message),
        [Name<OrleansMessageRejectionException>()] = static message => new OrleansMessageRejectionException(message),
        [Name<ClientNotAvailableException>()] = static message => new ClientNotAvailableException(message),
        [Name<GatewayTooBusyException>()] = static message => new GatewayTooBusyException(message),
        [Name<InconsistentStateException>()] = static message => new InconsistentStateException(message),
        [Name<LimitExceededException>()] = static message => new LimitExceededException(message),
        [Name<SiloUnavailableException>()] = static message => new SiloUnavailableException(message),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Exception? Create(string type, string message) => Makers.TryGetValue(type, out var make) ? make(message) : null;

    private static string Name<T>() where T : Exception => typeof(T).FullName!;
}
