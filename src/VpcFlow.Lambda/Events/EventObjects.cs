using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.S3;
using VpcFlow.Pipeline.Sources.Sqs;

namespace VpcFlow.Lambda.Events;

/// <summary>Finds the objects in S3 that notifications name.</summary>
/// <param name="clients">Has the clients.</param>
/// <param name="aws">How AWS is reached.</param>
/// <param name="isWanted">Whether an object is to be read, by its key.</param>
internal sealed class EventObjects(IS3Clients clients, AwsOptions aws, Func<string, bool> isWanted)
{
    /// <summary>Returns the objects of an item; none if there is nothing to deliver, or if it can't be.</summary>
    public IReadOnlyList<FlowLogObject> Find(Notification notification, EventItem item)
    {
        if (notification.Reason is { } reason)
        {
            item.Park(reason);
            return [];
        }

        S3Address[] addresses = [.. notification.Objects.Where(o => isWanted(o.Key))];
        item.Begin(addresses.Length);
        return [.. addresses.Select(a => new EventObject(clients.Get(a.Region), a, aws.ApiTimeout, item))];
    }
}
