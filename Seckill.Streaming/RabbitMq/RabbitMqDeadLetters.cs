using System.Collections.Immutable;
using System.Security.Cryptography;
using RabbitMQ.Client;
using Seckill.Orders;

namespace Seckill.Streaming.RabbitMq;

/// <summary>
/// The dead letters in their queue. A queue cannot be looked into, only taken from: whatever was taken and not acknowledged
/// goes back, though not in its old order, which matters to nobody here.
/// </summary>
internal sealed class RabbitMqDeadLetters(RabbitMqOrderQueue queue) : IDeadLetters
{
    private const int IdBytes = 16;

    public async Task<ImmutableArray<DeadLetter>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        // A letter whose move was interrupted is there twice; its content names it, so it is shown once.
        var letters = new Dictionary<string, DeadLetter>();
        await using var channel = await OpenAsync(cancellationToken).ConfigureAwait(false);
        BasicGetResult? last = null;
        while (letters.Count < limit && await TakeAsync(channel, cancellationToken).ConfigureAwait(false) is { } taken)
        {
            last = taken;
            letters.TryAdd(IdOf(taken), ToLetter(taken));
        }

        await GiveBackAsync(channel, last, cancellationToken).ConfigureAwait(false);
        return [.. letters.Values.OrderBy(letter => letter.EnqueuedAt)];
    }

    public async Task<ReplayStatus> ReplayAsync(string id, CancellationToken cancellationToken)
    {
        await using var channel = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var status = ReplayStatus.NotFound;
        BasicGetResult? last = null;
        for (var i = 0; i < RabbitMqLimits.MaxDeadLetters && status == ReplayStatus.NotFound; i++)
        {
            if (await TakeAsync(channel, cancellationToken).ConfigureAwait(false) is not { } taken) break;
            if (IdOf(taken) == id && MessageHeaders.PartitionOf(taken.BasicProperties.Headers) is >= 0 and var partition)
            {
                await queue.AppendAsync(partition, taken.Body.ToArray()).ConfigureAwait(false);
                await channel.BasicAckAsync(taken.DeliveryTag, multiple: false, cancellationToken).ConfigureAwait(false);
                status = ReplayStatus.Replayed;
            }
            else
            {
                last = taken;
            }
        }

        await GiveBackAsync(channel, last, cancellationToken).ConfigureAwait(false);
        return status;
    }

    private async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await queue.Consumers.GetAsync(RabbitMqLimits.RequestTimeout, cancellationToken).ConfigureAwait(false)
            ?? throw new TimeoutException("There is no connection to RabbitMQ.");
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            await queue.Queues.DeclareDeadLettersAsync(channel, cancellationToken).ConfigureAwait(false);
            return channel;
        }
        catch
        {
            await channel.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private Task<BasicGetResult?> TakeAsync(IChannel channel, CancellationToken cancellationToken) =>
        channel.BasicGetAsync(queue.Queues.DeadLetters, autoAck: false, cancellationToken);

    /// <summary>Said before the channel is closed, so that the next look does not come before the letters are back.</summary>
    private static async Task GiveBackAsync(IChannel channel, BasicGetResult? last, CancellationToken cancellationToken)
    {
        if (last is null) return;
        await channel.BasicNackAsync(last.DeliveryTag, multiple: true, requeue: true, cancellationToken).ConfigureAwait(false);
    }

    private static string IdOf(BasicGetResult taken)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(taken.Body.Span, hash);
        return $"{MessageHeaders.PartitionOf(taken.BasicProperties.Headers)}-{Convert.ToHexStringLower(hash[..IdBytes])}";
    }

    private static DeadLetter ToLetter(BasicGetResult taken)
    {
        var headers = taken.BasicProperties.Headers;
        return DeadLetterPreview.Of(
            IdOf(taken),
            MessageHeaders.PartitionOf(headers),
            MessageHeaders.ReasonOf(headers),
            MessageHeaders.EnqueuedAtOf(headers),
            taken.Body.Span);
    }
}
