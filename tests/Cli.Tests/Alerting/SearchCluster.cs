using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests.Alerting;

/// <summary>A cluster that answers the searches of alerts by the windows that they ask for, and a webhook beside it.</summary>
internal sealed class SearchCluster : IAsyncDisposable
{
    private const string WebhookPath = "/hook";
    private readonly FakeCluster _cluster = new();
    private readonly ClusterServer _server;
    private readonly Lock _lock = new();
    private TaskCompletionSource _interrupted = new();
    private int _left;
    private bool _isAnswered;

    public SearchCluster()
    {
        _cluster.OnRequest = Answer;
        _server = new ClusterServer(_cluster);
    }

    public string Url => _server.Url.AbsoluteUri;

    public string WebhookUrl => new Uri(_server.Url, WebhookPath).AbsoluteUri;

    /// <summary>How many records the group <c>a</c> has in the window that begins at a time.</summary>
    public Func<DateTimeOffset, long> CountOf { get; set; } = _ => 0;

    /// <summary>How many documents of the last day lack the time of their delivery, and how many there are.</summary>
    public (long Lacking, long All) Documents { get; set; } = (0, 1);

    /// <summary>The answer to all searches in place of the usual ones; <see langword="null"/> for these.</summary>
    public ClusterReply? SearchReply { get; set; }

    /// <summary>The ids of the notices of each message that has arrived at the webhook.</summary>
    public ConcurrentQueue<string[]> Messages { get; } = [];

    /// <summary>Returns a task that is completed by a request to come, which is answered or not.</summary>
    public Task InterruptAt(int request, bool isAnswered)
    {
        lock (_lock)
        {
            (_left, _isAnswered, _interrupted) = (request, isAnswered, new TaskCompletionSource());
            return _interrupted.Task;
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private ClusterReply? Answer(ClusterRequest request)
    {
        ClusterReply? reply = request.Path == WebhookPath ? Receive(request)
            : request.Path.EndsWith("/_search", StringComparison.Ordinal) ? SearchReply ?? Search(JsonNode.Parse(request.Content())!)
            : null;
        lock (_lock)
        {
            if (--_left != 0)
                return reply;
            _interrupted.TrySetResult();
            return _isAnswered ? reply : ClusterReply.Hang;
        }
    }

    private ClusterReply Receive(ClusterRequest request)
    {
        JsonArray notices = JsonNode.Parse(request.Content())!["data"]!["notices"]!.AsArray();
        Messages.Enqueue([.. notices.Select(n => (string)n!["id"]!)]);
        return new ClusterReply(200, "{}");
    }

    private ClusterReply Search(JsonNode body)
    {
        if (body["aggs"]!["lacking"] is not null)
        {
            string indices = Documents.Lacking == 0 ? "" : $$"""{"key":"logs-other","doc_count":{{Documents.Lacking}}}""";
            return Found(
                Documents.All, $$$"""{"lacking":{"indices":{"buckets":[{{{indices}}}]},"doc_count":{{{Documents.Lacking}}} } }""");
        }

        Match window = Regex.Match(body.ToJsonString(), "\"event.ingested\":{\"gte\":(\\d+)");
        long start = long.Parse(window.Groups[1].Value, CultureInfo.InvariantCulture);
        long count = CountOf(DateTimeOffset.FromUnixTimeMilliseconds(start));
        bool isPage = body["aggs"]!["groups"] is not null;
        string buckets = count == 0 ? "" : $$$"""{"key":{"k0":"a"},"doc_count":{{{count}}}}""";
        return Found(count, isPage ? $$$"""{"groups":{"buckets":[{{{buckets}}}]}}""" : "{}");
    }

    private static ClusterReply Found(long hits, string aggregations) => new(200, string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"took":1,"timed_out":false,"_shards":{"total":1,"successful":1,"skipped":0,"failed":0},
         "hits":{"total":{"value":{{{hits}}},"relation":"eq"},"hits":[]},"aggregations":{{{aggregations}}}}
        """));
}
