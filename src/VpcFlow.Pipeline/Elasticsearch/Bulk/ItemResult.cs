using System.Net;

namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>What the cluster says of one document.</summary>
/// <param name="Status">The status.</param>
/// <param name="Error">What is wrong, if it was refused.</param>
/// <param name="IsInFailureStore">Whether it was stored as a failed document instead: the status is then that of a success.</param>
internal readonly record struct ItemResult(HttpStatusCode Status, ItemError? Error, bool IsInFailureStore)
{
    public ItemVerdict Verdict => Status switch
    {
        _ when IsInFailureStore => ItemVerdict.Failed,
        HttpStatusCode.OK or HttpStatusCode.Created => ItemVerdict.Created,
        HttpStatusCode.Conflict => ItemVerdict.Duplicate,
        HttpStatusCode.TooManyRequests => ItemVerdict.Overloaded,
        HttpStatusCode.ServiceUnavailable => ItemVerdict.Unavailable,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound => ItemVerdict.Refused,
        _ => ItemVerdict.Failed,
    };
}
