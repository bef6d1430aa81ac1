using Amazon.S3;
using Amazon.S3.Model;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>Selects the objects of a listing, and creates what the pipeline reads.</summary>
/// <param name="client">The client for the region of the bucket.</param>
/// <param name="region">The region of the bucket; <see langword="null"/> if unknown.</param>
/// <param name="options">The options of the source.</param>
/// <param name="settlement">Is told how objects end.</param>
/// <param name="counters">Counts what is left out.</param>
internal sealed class PolledObjects(
    IAmazonS3 client, string? region, S3PollingSourceOptions options, PollSettlement settlement, FlowLogSourceCounters counters)
{
    /// <summary>Whether an object is to be read; one that is not is counted.</summary>
    public bool Select(S3Object found)
    {
        DateTimeOffset time = found.LastModified is { } stored ? new DateTimeOffset(stored.ToUniversalTime()) : DateTimeOffset.MaxValue;
        bool isOld = time < options.StartTimestamp || (options.IgnoreOlder is { } age && time < options.TimeProvider.GetUtcNow() - age);
        bool isWanted = !isOld && options.KeyFilter?.Invoke(found.Key) != false;
        if (!isWanted)
            counters.CountFiltered();
        return isWanted;
    }

    public PolledObject Create(S3Object found, bool isCandidate, IPlace place)
    {
        settlement.Work.Begin();
        var address = new S3Address(options.Bucket, found.Key, region) { AccessPoint = options.AccessPointArn };
        return new PolledObject(client, address, options.Aws.ApiTimeout, isCandidate, place, settlement) { Length = found.Size ?? 0 };
    }
}
