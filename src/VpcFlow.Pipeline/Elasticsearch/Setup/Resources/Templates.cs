using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>The names and forms of templates.</summary>
internal static class Templates
{
    public const string Pattern = "logs-aws.vpcflow-*";

    /// <summary>The index template; another name than the one of Elastic's integration, which would replace it.</summary>
    public const string Index = "vpcflow";

    public const string Mappings = "vpcflow@mappings";

    /// <summary>The component that users extend, with and without Elastic's integration.</summary>
    public const string Custom = "logs-aws.vpcflow@custom";

    /// <summary>The template of Elastic's integration.</summary>
    public const string Integration = "logs-aws.vpcflow";

    /// <summary>More than the template of Elasticsearch for all logs, 100, and less than that of the integration, 200.</summary>
    public const int Priority = 140;

    public static SetupResource Component(string name, JsonObject template, string description) => new()
    {
        Name = $"component template {name}",
        Path = $"/_component_template/{Uri.EscapeDataString(name)}",
        Body = new JsonObject { ["template"] = template, ["_meta"] = SetupMark.Meta(description) },
        Pattern = Pattern,
        Find = answer => Existing(First(answer, "component_templates"), "component_template"),
    };

    public static SetupResource IndexTemplate(JsonObject body, string description) => IndexTemplate(Index, Pattern, body, description);

    /// <param name="name">The name of the template.</param>
    /// <param name="pattern">The data streams that need it.</param>
    /// <param name="body">Its body.</param>
    /// <param name="description">What it is for.</param>
    public static SetupResource IndexTemplate(string name, string pattern, JsonObject body, string description)
    {
        body["_meta"] = SetupMark.Meta(description);
        return new()
        {
            Name = $"index template {name}",
            Path = $"/_index_template/{name}",
            Body = body,
            Pattern = pattern,
            Find = answer => Existing(First(answer, "index_templates"), "index_template"),
        };
    }

    /// <summary>Returns a time as clusters read it.</summary>
    public static string TimeText(TimeSpan time)
        => time.Ticks % TimeSpan.TicksPerDay == 0 ? $"{(long)time.TotalDays}d" : $"{(long)time.TotalHours}h";

    public static JsonArray Array(params IEnumerable<string> values) => [.. values.Select(v => (JsonNode)v)];

    private static JsonNode? First(JsonObject answer, string list) => answer[list] is JsonArray { Count: > 0 } all ? all[0] : null;

    private static ExistingResource? Existing(JsonNode? item, string member)
        => item?[member] is JsonObject content ? new ExistingResource(content, SetupMark.VersionOf(content["_meta"])) : null;
}
