using System.Text.Json;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>Compares what a cluster has with what <c>vpcflow convert</c> makes of copies of the same objects.</summary>
internal static class DeliveredDocuments
{
    /// <summary>What documents of objects in S3 have in addition.</summary>
    private static readonly string[] s_ofS3 = [".aws.s3.", ".event.dataset", ".event.module", ".event.ingested", ".tags", ".cloud.region"];

    /// <summary>Checks that each record of the copies is there once, as it is converted.</summary>
    public static async Task CheckAsync(FaultRun run, int records)
    {
        Dictionary<string, string> actual = await run.DocumentsAsync();
        ToolResult converted = await Tool.RunAsync(new Tool.Run
        {
            Arguments = ["convert", "copies", "--source-fields", "--namespace", run.Namespace],
            Folder = run.Folder.Path,
        });
        Assert.True(converted.ExitCode == 0, converted.Error);
        Dictionary<string, Dictionary<string, string>> expected = converted.Lines.Select(Leaves).ToDictionary(PlaceOf);
        Assert.Equal(records, expected.Count);
        Assert.Equal(records, actual.Count);
        foreach (Dictionary<string, string> document in actual.Values.Select(Leaves))
        {
            Dictionary<string, string> same = expected[PlaceOf(document)];
            same.Remove(".log.file.path");
            document.Remove(".log.file.path");
            Assert.All(same, l => Assert.Equal(l.Value, document.GetValueOrDefault(l.Key)));
            Assert.All(document.Keys.Except(same.Keys), k => Assert.Contains(s_ofS3, p => k.StartsWith(p, StringComparison.Ordinal)));
        }
    }

    private static string PlaceOf(Dictionary<string, string> document)
    {
        string path = document[".log.file.path"].Trim('"');
        return $"{path[(path.LastIndexOf('/') + 1)..]} {document[".log.offset"]}";
    }

    private static Dictionary<string, string> Leaves(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Leaves("", document.RootElement).ToDictionary(l => l.Path, l => l.Value);
    }

    private static IEnumerable<(string Path, string Value)> Leaves(string path, JsonElement value)
        => value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().SelectMany(p => Leaves($"{path}.{p.Name}", p.Value))
            : [(path, value.GetRawText())];
}
