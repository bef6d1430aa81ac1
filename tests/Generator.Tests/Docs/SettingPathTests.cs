using System.Text.Json;
using System.Text.RegularExpressions;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>The paths of settings that pages name, such as <c>Source:Sqs:QueueUrl</c>, are in the schema of the settings.</summary>
public sealed partial class SettingPathTests
{
    private static readonly JsonElement s_schema =
        JsonDocument.Parse(File.ReadAllText(MarkdownPage.FullPath("docs/vpcflow.schema.json"))).RootElement;

    [Fact]
    public void Paths_InAllPages_AreSettings()
    {
        (string Page, string Path)[] named =
        [
            .. Directory.EnumerateFiles(MarkdownPage.FullPath("docs"), "*.md", SearchOption.AllDirectories)
                .SelectMany(page => PathPattern().Matches(File.ReadAllText(page)).Select(m => (Path.GetFileName(page), m.Groups[1].Value))),
        ];
        Assert.True(named.Length > 50);
        Assert.DoesNotContain(named, n => !IsSetting(s_schema, n.Path.Split(':')));
    }

    private static bool IsSetting(JsonElement schema, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
            return true;
        foreach (JsonElement shape in Shapes(schema))
        {
            foreach (JsonProperty member in shape.EnumerateObject())
            {
                if (member.Name.Equals(path[0], StringComparison.OrdinalIgnoreCase) && IsSetting(member.Value, path[1..]))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The members of an object, or of the objects that a value can be.</summary>
    private static IEnumerable<JsonElement> Shapes(JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out JsonElement properties))
            yield return properties;
        foreach (string word in new[] { "oneOf", "anyOf" })
        {
            if (!schema.TryGetProperty(word, out JsonElement choices))
                continue;
            foreach (JsonElement shape in choices.EnumerateArray().SelectMany(Shapes))
                yield return shape;
        }

        if (schema.TryGetProperty("items", out JsonElement items))
        {
            foreach (JsonElement shape in Shapes(items))
                yield return shape;
        }
    }

    [GeneratedRegex(@"`((?:Source|Sinks|Select|Enrich|Aws|Alerts|Telemetry)(?::[A-Za-z]+)+)`")]
    private static partial Regex PathPattern();
}
