namespace VpcFlow.Tests;

/// <summary>All examples from the specification. Each other file of this class contains those of one subject.</summary>
public static partial class SpecCases
{
    private const string NowText = "2025-06-01T12:30:45.678Z";

    private static readonly Dictionary<string, SpecCase> s_cases = Concatenate().ToDictionary(item => item.Name);

    /// <summary>The names of all cases, for a theory; <see cref="Get"/> returns the case.</summary>
    public static IEnumerable<object[]> All => NamesOf(isWrapped: false);

    /// <summary>The names of the cases whose input is wrapped, which only streams can be.</summary>
    public static IEnumerable<object[]> Wrapped => NamesOf(isWrapped: true);

    public static SpecCase Get(string name) => s_cases[name];

    private static IEnumerable<object[]> NamesOf(bool isWrapped)
        => s_cases.Values.Where(c => c.IsWrapped == isWrapped).Select(c => new object[] { c.Name });

    private static IEnumerable<SpecCase> Concatenate() =>
    [
        .. Presets(),
        .. LaterPresets(),
        .. TransitGateways(),
        .. WithoutTraffic(),
        .. GuideFormats(),
        .. OneField(),
        .. OneFieldOfLaterVersions(),
        .. Actions(),
        .. Protocols(),
        .. CommunityIds(),
        .. Times(),
        .. Numbers(),
        .. Addresses(),
        .. Lines(),
        .. Headers(),
        .. SkippedColumns(),
        .. Envelopes(),
        .. ExportPrefixes(),
        .. Texts(),
        .. Options(),
        .. ErrorDocuments(),
        .. Origins(),
        .. Enrichment(),
    ];

    /// <summary>
    /// A document with the constants of every document (rules 2 and 3) and these members: of the document, of "event", of "cloud", and
    /// values of "event.type" after "connection".
    /// </summary>
    private static string Document(
        string members = "", string inEvent = "", string inCloud = "", string types = "", string timestamp = NowText) =>
        $$"""
        {"@timestamp": "{{timestamp}}", "ecs": {"version": "8.11.0"},
         "event": {"kind": "event", "category": ["network"], "type": ["connection"{{AfterComma(types)}}]{{AfterComma(inEvent)}} },
         "cloud": {"provider": "aws"{{AfterComma(inCloud)}} },
         "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"}{{AfterComma(members)}} }
        """;

    /// <summary>The document for a rejected line (rule 14); the original is JSON text between quotes.</summary>
    private static string ErrorDocument(string original, string timestamp = NowText) =>
        $$"""
        {"@timestamp": "{{timestamp}}", "ecs": {"version": "8.11.0"},
         "event": {"kind": "pipeline_error", "category": ["network"], "type": ["connection"], "original": {{original}}},
         "error": {"message": "*"}, "tags": ["preserve_original_event"], "cloud": {"provider": "aws"},
         "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"} }
        """;

    private static string AfterComma(string members) => members.Length == 0 ? "" : ", " + members;
}
