using Orleans.Runtime;
using Orleans.Runtime.Embedded;
using Orleans.Storage;

namespace Orleans.Embedded.Tests.Gateway;

public class KnownExceptionsTests
{
    [Fact]
    public void Type_and_message_survive_the_way()
    {
        Exception[] all =
        [
            new Exception("m"), new ArgumentException("m"), new ArgumentException("m", "p"), new ArgumentNullException("p"),
            new ArgumentOutOfRangeException("p", 3, "m"), new ObjectDisposedException("o"), new ArithmeticException("m"),
            new DivideByZeroException("m"), new OverflowException("m"), new FormatException("m"), new IndexOutOfRangeException("m"),
            new InvalidCastException("m"), new InvalidOperationException("m"), new KeyNotFoundException("m"),
            new NotImplementedException("m"), new NotSupportedException("m"), new NullReferenceException("m"),
            new OperationCanceledException("m"), new TaskCanceledException("m"), new TimeoutException("m"),
            new UnauthorizedAccessException("m"), new IOException("m"), new OrleansException("m"), new OrleansConfigurationException("m"),
            new OrleansMessageRejectionException("m"), new ClientNotAvailableException("m"), new GatewayTooBusyException("m"),
            new InconsistentStateException("m", "1", "2"), new LimitExceededException("m"), new SiloUnavailableException("m"),
        ];
        foreach (var sent in all)
        {
            var made = GatewayError.Of(sent).ToException();
            Assert.Equal((sent.GetType(), sent.Message), (made.GetType(), made.Message));
        }
    }

    [Fact]
    public void A_message_has_an_end()
    {
        var message = GatewayError.Of(new TimeoutException(new string('x', 1_000_000))).Message!;
        Assert.Equal(EngineLimits.MaxGatewayErrorChars + 3, message.Length);
    }
}
