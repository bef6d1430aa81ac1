using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VpcFlow.Cli.Tests.Configuration;

/// <summary>The schema of the configuration, for editors. <c>UPDATE_DOCS=1</c> writes it instead of comparing.</summary>
public sealed class SchemaTests
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Schema_OfTheSettings_IsThatOfTheDocs()
    {
        string path = Path.Combine(RepositoryFolder.Path, "docs", "vpcflow.schema.json");
        string expected = SettingsSchema.Create().ToJsonString(s_options) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void Schema_HasTheRulesOfTheReader()
    {
        JsonObject schema = SettingsSchema.Create();
        Assert.False((bool)schema["additionalProperties"]!);
        JsonNode queue = schema["properties"]!["Source"]!["properties"]!["Sqs"]!["anyOf"]![0]!;
        Assert.Equal("QueueUrl", (string?)queue["required"]![0]);
        JsonNode workers = queue["properties"]!["NumberOfWorkers"]!;
        Assert.Equal((1L, 1000L, 5), ((long)workers["minimum"]!, (long)workers["maximum"]!, (int)workers["default"]!));
        Assert.Equal("5m", (string?)queue["properties"]!["VisibilityTimeout"]!["default"]);
        Assert.Equal("Skip", (string?)schema["properties"]!["OnError"]!["enum"]![0]);
    }
}
