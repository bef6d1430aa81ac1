using System.Net;
using VpcFlow.Pipeline.Elasticsearch.Bulk;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.DeadLetters;
using VpcFlow.Pipeline.Elasticsearch.Delivery;

namespace VpcFlow.Pipeline.Tests.Elasticsearch;

/// <summary>
/// What whoever waits for a write finds when it ends: the last one ends a run, which then says what was counted, and that all is well.
/// </summary>
public sealed class SettlementTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-settlement-");
    private readonly BulkCounters _counters = new("test");
    private readonly DeadLetterFiles _files;
    private int _recovered;

    public SettlementTests() => _files = new DeadLetterFiles(_folder.FullName, TimeProvider.System);

    public void Dispose()
    {
        _files.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(HttpStatusCode.Created, HttpStatusCode.Conflict, 1, 1, 0)]
    [InlineData(HttpStatusCode.Conflict, HttpStatusCode.BadRequest, 0, 1, 1)]
    [InlineData(HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, 0, 0, 2)]
    public async Task SettleAsync_WriteEnds_IsCountedAndRecoveredBefore(
        HttpStatusCode first, HttpStatusCode second, int created, int duplicates, int deadLettered)
    {
        var problems = new Problems(null, () => _recovered++);
        problems.Report("The cluster is down.");
        var documents = new Documents(() => (_counters.Current, _recovered));
        var write = new PendingWrite(documents, "logs-aws.vpcflow-default", TimeSpan.Zero);
        var answer = new BulkAnswer(BulkAnswerKind.Items) { Items = [Result(first), Result(second)] };
        var settlement = new Settlement(
            new ElasticsearchSinkOptions { Connection = new ElasticsearchConnection { Nodes = [] }, DeadLetterFolder = _folder.FullName },
            new Clock(TimeProvider.System),
            new DeadLetterKeeper(null, _files),
            _counters,
            problems);
        await settlement.SettleAsync(new BulkRequest([new BulkItem(write, 0, 0), new BulkItem(write, 1, 0)], 100, 0), answer, default);
        await write.Done;
        (ElasticsearchCounts counts, int recovered) = Assert.NotNull(documents.AtTheEnd);
        Assert.Equal((created, duplicates, deadLettered), (counts.Created, counts.Duplicates, counts.DeadLettered));
        Assert.Equal(1, recovered);
    }

    private static ItemResult Result(HttpStatusCode status)
        => new(status, status == HttpStatusCode.BadRequest ? new ItemError("invalid", "no reason") : null, IsInFailureStore: false);

    /// <summary>Two documents, which note what is known at the end of their write.</summary>
    private sealed class Documents(Func<(ElasticsearchCounts Counts, int Recovered)> observe) : IPendingDocuments
    {
        public (ElasticsearchCounts Counts, int Recovered)? AtTheEnd { get; private set; }

        public int Count => 2;

        public ReadOnlyMemory<byte> Id(int document) => "id"u8.ToArray();

        public ReadOnlyMemory<byte> Text(int document) => "{}"u8.ToArray();

        public string Source(int document) => "a.log";

        public FlowLogPosition Position(int document) => default;

        public void Release() => AtTheEnd = observe();
    }
}
