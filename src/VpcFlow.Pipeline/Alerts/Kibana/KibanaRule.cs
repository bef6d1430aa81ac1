using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.Rules;
using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Alerts.Kibana;

/// <summary>Writes rules as rules of Kibana, of the type <c>.es-query</c>, over the time of delivery and switched off.</summary>
internal static class KibanaRule
{
    /// <summary>The tag by which rules are known as those of an earlier set-up.</summary>
    public const string Tag = "vpcflow";

    /// <summary>The most groups that Kibana compares.</summary>
    private const int MaxGroups = 1000;

    /// <summary>The most fields that Kibana groups by.</summary>
    private const int MaxFields = 4;

    /// <summary>
    /// Whether Kibana can evaluate a rule: it compares counts and sums of groups with a threshold, and knows neither different values nor
    /// what was there before.
    /// </summary>
    public static bool CanCreate(FlowLogAlertRule rule)
        => rule.Kind is FlowLogAlertKind.Threshold or FlowLogAlertKind.DeadLetters
            && rule.Measure.Kind is FlowLogMeasureKind.Count or FlowLogMeasureKind.Sum
            && rule.Groups.Length <= MaxFields
            && rule.Hold == TimeSpan.Zero;

    /// <summary>Returns the id of a rule: Kibana takes no other ones than UUIDs of versions 1 and 4.</summary>
    public static Guid IdOf(FlowLogAlertRule rule)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes("vpcflow alert rule " + rule.Id))[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(
            BinaryPrimitives.ReadInt32BigEndian(hash),
            BinaryPrimitives.ReadInt16BigEndian(hash.AsSpan(4)),
            BinaryPrimitives.ReadInt16BigEndian(hash.AsSpan(6)),
            hash[8..]);
    }

    /// <summary>Returns the body of the request that creates a rule.</summary>
    public static JsonObject Create(FlowLogAlertRule rule, string index) => new()
    {
        ["name"] = $"[VPC flow logs] {rule.Title}",
        ["rule_type_id"] = ".es-query",
        ["consumer"] = "stackAlerts",
        ["enabled"] = false,
        ["schedule"] = new JsonObject { ["interval"] = RuleSpan.Format(rule.Every) },
        ["tags"] = new JsonArray([.. rule.Tags.Prepend(Tag).Select(t => (JsonNode)t)]),
        ["actions"] = new JsonArray(),
        ["params"] = Parameters(rule, index),
    };

    private static JsonObject Parameters(FlowLogAlertRule rule, string index)
    {
        string window = RuleSpan.Format(rule.Window);
        string[] fields = [.. rule.Groups.Select(g => DocumentMember.Of(g).Path)];
        var parameters = new JsonObject
        {
            ["searchType"] = "esQuery",
            ["esQuery"] = JsonText.Of(new JsonObject { ["query"] = AlertSearch.Documents(rule) }),
            ["index"] = new JsonArray(index),
            ["timeField"] = AlertSearch.Ingested,
            ["timeWindowSize"] = int.Parse(window[..^1], System.Globalization.CultureInfo.InvariantCulture),
            ["timeWindowUnit"] = window[^1..],
            ["thresholdComparator"] = ">=",
            ["threshold"] = new JsonArray(rule.Threshold),
            ["size"] = fields.Length == 0 ? 10 : 1,
            ["excludeHitsFromPreviousRun"] = false,
            ["aggType"] = rule.Measure.Kind == FlowLogMeasureKind.Sum ? "sum" : "count",
            ["groupBy"] = fields.Length == 0 ? "all" : "top",
        };
        if (rule.Measure.Value is { } value)
            parameters["aggField"] = DocumentMember.Of(value).Path;
        if (fields.Length > 0)
        {
            parameters["termField"] = fields is [var only] ? only : new JsonArray([.. fields.Select(f => (JsonNode)f)]);
            parameters["termSize"] = MaxGroups;
        }

        return parameters;
    }
}
