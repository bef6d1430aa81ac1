using Confluent.Kafka;
using Confluent.Kafka.Admin;
using VpcFlow.Kafka.Clients;

namespace VpcFlow.Kafka.Consuming;

/// <summary>
/// The ids of topics, from which those of documents are made: a topic that was deleted and created again has the same name and offsets, and
/// so may one of another cluster, but not the same id.
/// </summary>
/// <param name="admin">Asks the cluster.</param>
/// <param name="connection">The cluster.</param>
/// <param name="topics">The topics.</param>
/// <param name="log">Knows why connections failed.</param>
internal sealed class TopicIds(IAdminClient admin, KafkaConnection connection, IReadOnlyList<string> topics, ClientLog log) : IDisposable
{
    private readonly SemaphoreSlim _lock = new(1);
    private volatile Dictionary<string, string>? _ids;

    /// <summary>Forgets the ids, because topics may have changed.</summary>
    public void Forget() => _ids = null;

    /// <summary>Returns the id of a topic.</summary>
    /// <exception cref="IOException">The cluster can't be reached, or there is no such topic.</exception>
    /// <exception cref="UnauthorizedAccessException">The client may not know.</exception>
    public async ValueTask<string> FindAsync(string topic, CancellationToken cancellationToken)
    {
        if (_ids is { } known)
            return known[topic];
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Dictionary<string, string> ids = _ids ??= await LoadAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            return ids[topic];
        }
        finally
        {
            _lock.Release();
        }
    }

    public void Dispose()
    {
        admin.Dispose();
        _lock.Dispose();
    }

    private async Task<Dictionary<string, string>> LoadAsync()
    {
        try
        {
            DescribeTopicsResult found = await admin.DescribeTopicsAsync(
                TopicCollection.OfTopicNames(topics), new DescribeTopicsOptions { RequestTimeout = connection.RequestTimeout })
                .ConfigureAwait(false);
            var ids = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (TopicDescription topic in found.TopicDescriptions)
                ids[topic.Name] = IdOf(topic) ?? $"{await FindClusterAsync().ConfigureAwait(false)}\n{topic.Name}";
            return ids;
        }
        catch (DescribeTopicsException e)
        {
            TopicDescription failed = e.Results.TopicDescriptions.First(t => t.Error.IsError);
            throw Failure(failed.Error, $"topic {failed.Name}", e);
        }
        catch (KafkaException e)
        {
            throw Failure(e.Error, $"topic {string.Join(", ", topics)}", e);
        }
    }

    /// <summary>Clusters older than Kafka 2.8 have no ids of topics.</summary>
    private static string? IdOf(TopicDescription topic)
        => topic.TopicId is { } id && (id.MostSignificantBits | id.LeastSignificantBits) != 0
            ? $"{id.MostSignificantBits:x16}{id.LeastSignificantBits:x16}"
            : null;

    private async Task<string> FindClusterAsync()
    {
        DescribeClusterResult cluster = await admin.DescribeClusterAsync(
            new DescribeClusterOptions { RequestTimeout = connection.RequestTimeout }).ConfigureAwait(false);
        return cluster.ClusterId;
    }

    private Exception Failure(Error error, string what, Exception cause)
    {
        string message = ClientErrors.Describe(error, connection.Hosts, what, log.LastFailure);
        return error.Code is ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed
            ? new UnauthorizedAccessException(message, cause)
            : new IOException(message, cause);
    }
}
