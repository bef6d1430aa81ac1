using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>Makes objects of messages, and settles the messages that name none.</summary>
/// <param name="clients">Has the clients for the objects.</param>
/// <param name="settlement">Settles messages.</param>
/// <param name="options">The options of the source.</param>
/// <param name="counters">Counts what is left out.</param>
internal sealed class SqsIntake(IS3Clients clients, SqsSettlement settlement, SqsSourceOptions options, FlowLogSourceCounters counters)
{
    /// <summary>Returns the objects of a message, which then settle it; none if it is settled.</summary>
    public async Task<IReadOnlyList<SqsFlowLogObject>> OpenAsync(SqsMessage message, CancellationToken cancellationToken)
    {
        Notification notification = NotificationReader.Read(message.Body);
        if (notification.Reason is { } reason)
        {
            await settlement.ParkAsync(message, reason, cancellationToken).ConfigureAwait(false);
            return [];
        }

        S3Address[] addresses = [.. notification.Objects.Where(IsWanted)];
        counters.CountFiltered(notification.Others + notification.Objects.Count - addresses.Length);
        if (notification.IsTest)
            counters.CountTestEvent();
        if (addresses.Length == 0)
        {
            await settlement.DeleteAsync(message, cancellationToken).ConfigureAwait(false);
            return [];
        }

        message.Begin(addresses.Length);
        return [.. addresses.Select(a => Create(a, message))];
    }

    private bool IsWanted(S3Address address) => options.KeyFilter?.Invoke(address.Key) ?? true;

    private SqsFlowLogObject Create(S3Address address, SqsMessage message)
    {
        S3Address through = address with { AccessPoint = options.AccessPointArn };
        return new SqsFlowLogObject(clients.Get(address.Region), through, options.Aws.ApiTimeout, message, counters);
    }
}
