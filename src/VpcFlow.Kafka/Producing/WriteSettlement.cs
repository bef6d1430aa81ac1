using Confluent.Kafka;
using VpcFlow.Kafka.Clients;
using VpcFlow.Pipeline.Elasticsearch.Delivery;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Kafka.Producing;

/// <summary>Decides what becomes of documents that were not acknowledged: kept as dead letters, or sent again.</summary>
/// <param name="options">The options of the sink.</param>
/// <param name="deadLetters">Keeps documents.</param>
/// <param name="problems">Tells the caller what prevents delivery.</param>
/// <param name="telemetry">Measures the sink.</param>
internal sealed class WriteSettlement(KafkaSinkOptions options, DeadLetterFile deadLetters, Problems problems, SinkTelemetry telemetry)
{
    private long _retried;
    private long _deadLettered;

    public long Retried => Volatile.Read(ref _retried);

    public long DeadLettered => Volatile.Read(ref _deadLettered);

    /// <summary>Settles documents, and returns those that are to be sent again.</summary>
    /// <exception cref="FlowLogDeliveryException">They were not acknowledged in time.</exception>
    /// <exception cref="IOException">The producer can't send anything any more.</exception>
    public async ValueTask<WriteRemainder> SettleAsync(
        DocumentWrite write, IReadOnlyList<Refusal> refused, CancellationToken cancellationToken)
    {
        List<int> alone = [], later = [];
        List<Refusal> dead = [];
        foreach (Refusal refusal in refused)
        {
            switch (refusal.Error.Code)
            {
                case ErrorCode.MsgSizeTooLarge when !refusal.WasAlone:
                    alone.Add(refusal.Document);
                    break;
                case ErrorCode.MsgSizeTooLarge or ErrorCode.InvalidRecord or ErrorCode.InvalidMsg:
                    dead.Add(refusal);
                    break;
                case ErrorCode.Local_MsgTimedOut:
                    throw new FlowLogDeliveryException(
                        $"{Describe(write, refusal)} The documents were not acknowledged within {options.GiveUpAfter}.", isTransient: true);
                case ErrorCode.Local_Fatal:
                    throw new IOException(Describe(write, refusal));
                default:
                    problems.Report(Describe(write, refusal));
                    later.Add(refusal.Document);
                    break;
            }
        }

        if (dead.Count > 0 && !await TryKeepAsync(write, dead, cancellationToken).ConfigureAwait(false))
            later.AddRange(dead.Select(d => d.Document));
        Interlocked.Add(ref _retried, alone.Count + later.Count);
        telemetry.CountRetries(alone.Count + later.Count);
        return new WriteRemainder(alone, later);
    }

    private async ValueTask<bool> TryKeepAsync(DocumentWrite write, List<Refusal> dead, CancellationToken cancellationToken)
    {
        try
        {
            await deadLetters.KeepAsync(write, dead, cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref _deadLettered, dead.Count);
            telemetry.CountDocuments(SinkTelemetry.DeadLettered, dead.Count);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Report($"Documents that Kafka refused can't be kept in {options.DeadLetterFolder}: {e.Message}");
            return false;
        }
    }

    private string Describe(DocumentWrite write, Refusal refusal)
        => ClientErrors.Describe(refusal.Error, options.Connection.Hosts, $"topic {write.TopicOf(refusal.Document)}");
}
