using System.Text.Json;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>Compares what a cluster has with what <c>vpcflow convert</c> makes of copies of the same objects.</summary>
internal static class DeliveredDocuments
{
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
            AddMembersOfS3(same, run.Bucket, run.KeyOf(NameOf(document)));
            Assert.True(document.Remove(".event.ingested"));
            Assert.Equal(same.OrderBy(l => l.Key, StringComparer.Ordinal), document.OrderBy(l => l.Key, StringComparer.Ordinal));
        }
    }

    /// <summary>Adds what the documents of an object in S3 have and those of its copy have not.</summary>
    private static void AddMembersOfS3(Dictionary<string, string> document, string bucket, string key)
    {
        // All buckets and flow logs of these tests are in one region, which the key names.
        const string Region = "us-east-1";
        document[".log.file.path"] = $"\"https://{bucket}.s3.{Region}.amazonaws.com/{key}\"";
        document[".aws.s3.bucket.name"] = $"\"{bucket}\"";
        document[".aws.s3.bucket.arn"] = $"\"arn:aws:s3:::{bucket}\"";
        document[".aws.s3.object.key"] = $"\"{key}\"";
        document[".event.dataset"] = "\"aws.vpcflow\"";
        document[".event.module"] = "\"aws\"";
        document[".tags"] = "[\"forwarded\",\"aws-vpcflow\"]";
        document.TryAdd(".cloud.region", $"\"{Region}\"");
    }

    private static string PlaceOf(Dictionary<string, string> document) => $"{NameOf(document)} {document[".log.offset"]}";

    private static string NameOf(Dictionary<string, string> document)
    {
        string path = document[".log.file.path"].Trim('"');
        return path[(path.LastIndexOf('/') + 1)..];
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
