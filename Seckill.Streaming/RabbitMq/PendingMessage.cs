using RabbitMQ.Client;

namespace Seckill.Streaming.RabbitMq;

/// <summary>A message on its way to a queue.</summary>
internal sealed class PendingMessage(string queue, ReadOnlyMemory<byte> body, BasicProperties properties)
{
    private readonly TaskCompletionSource _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Queue => queue;

    public ReadOnlyMemory<byte> Body => body;

    public BasicProperties Properties => properties;

    /// <summary>Completes when the broker has confirmed the message.</summary>
    public Task Confirmed => _outcome.Task;

    public void Confirm() => _outcome.TrySetResult();

    public void Fail(Exception exception) => _outcome.TrySetException(exception);
}
