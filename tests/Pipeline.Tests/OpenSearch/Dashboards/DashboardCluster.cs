using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Cli.Generating;
using VpcFlow.Pipeline.Tests.Statistics;

namespace VpcFlow.Pipeline.Tests.OpenSearch.Dashboards;

/// <summary>A real OpenSearch that was set up and has the documents of files of several formats.</summary>
public sealed class DashboardCluster : PreparedOpenSearch
{
    private const string SpecialFormat = "account-id interface-id region srcaddr dstaddr srcport dstport protocol packets bytes start end "
        + "action log-status tcp-flags pkt-srcaddr pkt-dstaddr";

    /// <summary>
    /// What generated traffic does not have: users of a NAT gateway, gaps, rejected replies, a database that the internet reaches, a miner,
    /// a tunnel, and a line that is not a record.
    /// </summary>
    private const string Special = """
        123456789010 eni-nat eu-west-1 10.0.1.5 10.0.0.9 40000 443 6 10 5000 1750000000 1750000050 ACCEPT OK 2 10.0.1.5 52.94.5.1
        123456789010 eni-nat eu-west-1 10.0.1.6 10.0.0.9 40001 443 6 20 9000 1750000000 1750000051 ACCEPT OK 18 10.0.1.6 52.94.5.2
        123456789010 eni-nat eu-west-1 10.0.1.5 10.0.2.9 443 40000 6 1 60 1750000000 1750000052 REJECT OK 18 10.0.1.5 10.0.2.9
        123456789010 eni-gap eu-west-1 - - - - - - - 1750000000 1750000053 - NODATA - - -
        123456789010 eni-gap eu-west-1 - - - - - - - 1750000060 1750000113 - SKIPDATA - - -
        123456789010 eni-nat eu-west-1 5.6.7.8 10.0.0.9 50000 6379 6 3 180 1750000000 1750000054 ACCEPT OK 2 5.6.7.8 10.0.0.9
        123456789010 eni-nat eu-west-1 5.6.7.9 10.0.0.9 50000 6379 6 3 190 1750000000 1750000055 ACCEPT OK 2 5.6.7.9 10.0.0.9
        123456789010 eni-nat eu-west-1 10.0.1.5 5.6.7.8 50001 3333 6 8 900 1750000000 1750000056 ACCEPT OK 2 10.0.1.5 5.6.7.8
        123456789010 eni-nat eu-west-1 10.0.1.5 10.0.2.9 0 0 47 4 400 1750000000 1750000057 ACCEPT OK 0 10.0.1.5 10.0.2.9
        not a record
        """;

    private static readonly string[] s_formats =
        [FlowLogFormats.Default, FlowLogFormats.V5, FlowLogFormats.V11, FlowLogFormats.TransitGateway];

    /// <summary>The files, each with a header; their paths are <c>file 0</c> and so on.</summary>
    internal byte[][] Files { get; } = [.. s_formats.Select(Generate), Encoding.ASCII.GetBytes($"{SpecialFormat}\n{Special}\n")];

    /// <summary>When the documents were delivered.</summary>
    internal (DateTimeOffset From, DateTimeOffset To) Delivery { get; private set; }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vpcflow-dashboards-");
        DateTimeOffset start = DateTimeOffset.UtcNow;
        await using (var sink = new ElasticsearchSink(new ElasticsearchSinkOptions
        {
            Connection = Connection,
            DeadLetterFolder = Path.Combine(folder.FullName, "dead"),
            Enricher = new TwoPlaces(),
            OnError = FlowLogErrorHandling.Document,
        }))
        {
            await StatisticsRuns.RunAsync(sink, FlowLogFormat.Parse(FlowLogFormats.Default), null, Files, threads: 1);
            Assert.Equal(0, sink.Counts.DeadLettered);
        }

        Delivery = (start, DateTimeOffset.UtcNow);
        folder.Delete(recursive: true);
        await Server.SendAsync(HttpMethod.Post, $"/{Stream}/_refresh");
    }

    internal async Task<JsonObject> SearchAsync(JsonObject body)
        => JsonNode.Parse((await Server.SendAsync(HttpMethod.Post, $"/{Stream}/_search", body.ToJsonString())).GetRawText())!.AsObject();

    /// <summary>Returns all documents, as they are stored.</summary>
    internal async Task<IEnumerable<string>> DocumentsAsync() => (await Server.DocumentsAsync(Stream)).Values;

    private static byte[] Generate(string format)
    {
        using var output = new MemoryStream();
        LogGenerator.Write(output, 3000, FlowLogFormat.Parse(format), seed: 5, withHeader: true);
        return output.ToArray();
    }
}
