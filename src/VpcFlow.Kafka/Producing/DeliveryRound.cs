using System.Collections.Concurrent;
using Confluent.Kafka;

namespace VpcFlow.Kafka.Producing;

/// <summary>Messages that were sent once, until the brokers have answered for each.</summary>
/// <param name="write">The documents.</param>
/// <param name="count">The number of messages.</param>
/// <param name="isAlone">Whether each is sent on its own.</param>
internal sealed class DeliveryRound(DocumentWrite write, int count, bool isAlone)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<(byte[] Key, Error Error)> _failed = [];
    private readonly List<Refusal> _refused = [];
    private int _left = count;

    public async Task<IReadOnlyList<Refusal>> WaitAsync(CancellationToken cancellationToken)
    {
        await _done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        foreach ((byte[] key, Error error) in _failed)
            _refused.Add(new Refusal(write.Find(key), error, isAlone));
        return _refused;
    }

    /// <summary>The answer for a message.</summary>
    public void Report(DeliveryReport<byte[], byte[]> report)
    {
        if (report.Error.IsError)
            _failed.Enqueue((report.Key, report.Error));
        Settle();
    }

    /// <summary>A message could not even be sent, whatever else is sent with it.</summary>
    public void Refuse(int document, Error error)
    {
        _refused.Add(new Refusal(document, error, WasAlone: true));
        Settle();
    }

    private void Settle()
    {
        if (Interlocked.Decrement(ref _left) == 0)
            _done.TrySetResult();
    }
}
