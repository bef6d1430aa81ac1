using System.Text.Json;
using VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;
using VpcFlow.Pipeline.Tests.OpenSearch;

namespace VpcFlow.Cli.Tests;

/// <summary>From an empty OpenSearch to documents, by the tool alone.</summary>
public sealed class SetupOpenSearchTests : IAsyncLifetime, IDisposable
{
    private const string Stream = "logs-aws.vpcflow-default";

    private readonly TemporaryFolder _folder = new();
    private OpenSearchServer _server = null!;

    public async Task InitializeAsync() => _server = await OpenSearchServer.StartAsync(isSecure: false);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [OpenSearchFact]
    public async Task Setup_ThenGeneratedRecordsOfFourFormats_AreIndexedWithoutAGuessedField()
    {
        ToolResult first = await RunAsync("setup", "--to", $"{_server.Url}");
        Assert.Contains("create      index template vpcflow", first.Error, StringComparison.Ordinal);
        string[] formats = ["v2", "v5", "v11", "tgw"];
        foreach (string format in formats)
        {
            ToolResult generated = await RunAsync("generate", "--records", "5000", "-f", format, "--seed", "7");
            await File.WriteAllBytesAsync(_folder[$"{format}.log"], generated.OutputBytes);
        }

        ToolResult ship = await RunAsync(
            ["ship", .. formats.Select(f => $"{f}.log"), "--to", $"{_server.Url}", "--state", "state", "--on-error", "document"]);
        Assert.Contains("20,000 records, 20,000 created", ship.Error, StringComparison.Ordinal);

        // Nothing was refused, left out because it is too long, or guessed.
        await _server.SendAsync(HttpMethod.Post, $"/{Stream}/_refresh");
        string[] mapped = await _server.FieldsAsync(Stream);
        Assert.Equal(DocumentFields.All.Select(f => f.Path), mapped);
        const string Ignored = """{"query":{"exists":{"field":"_ignored"}}}""";
        JsonElement ignored = await _server.SendAsync(HttpMethod.Post, $"/{Stream}/_count", Ignored);
        Assert.Equal(0, ignored.GetProperty("count").GetInt32());
        var unmapped = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string document in (await _server.DocumentsAsync(Stream)).Values)
            unmapped.UnionWith(LeavesOf("", JsonDocument.Parse(document).RootElement).Except(mapped));
        Assert.Empty(unmapped);

        ToolResult second = await RunAsync("setup", "--to", $"{_server.Url}");
        Assert.Contains("unchanged   index template vpcflow", second.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> LeavesOf(string path, JsonElement value)
        => value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().SelectMany(m => LeavesOf(path.Length == 0 ? m.Name : $"{path}.{m.Name}", m.Value))
            : [path];

    private async Task<ToolResult> RunAsync(params string[] arguments)
    {
        ToolResult result = await Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path });
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }
}
