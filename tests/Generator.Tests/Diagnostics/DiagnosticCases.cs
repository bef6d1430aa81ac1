namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic in its variants. The formats have a time and a log status, so that nothing else is reported.</summary>
internal static class DiagnosticCases
{
    private const string NotPartial = "The class 'C' has a flow log format and must be partial, so that its parser can be added";
    private const string OuterNotPartial = "The type 'Outer' must be partial, since a class in it has a flow log format";
    private const string Unsupported =
        "The class 'C' has a flow log format and can be neither generic, nor in a generic type, nor file-local";
    private const string Empty = "The format names no field; expected names such as ${srcaddr}, separated by spaces";
    private const string NoTime =
        "The format has neither 'end' nor 'start', so the @timestamp of documents is the time of the source or of the run";
    private const string NoLogStatus =
        "The format has no 'log-status', so records of intervals without traffic (NODATA) or with gaps (SKIPDATA) can't be told apart";

    private const string UnknownKind =
        "{0} is not a kind of documents; use FlowLogDocumentKind.Ecs, FlowLogDocumentKind.Flat or FlowLogDocumentKind.Ocsf";

    private const string WithFormat = "[FlowLogFormat(\"end vpc-id log-status\")] partial class B; ";

    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        new(
            "VPCF001",
            "'bites' is not a flow log field; did you mean 'bytes'?",
            "[FlowLogFormat(\"srcaddr {|#0:bites|}\")] partial class C;"),
        new("VPCF001", "'destination' is not a flow log field; to skip the column, write '?destination'",
            "[FlowLogFormat(\"srcaddr ${{|#0:destination|}}\")] partial class C;"),
        new("VPCF001", "'Bytes' is not a flow log field; did you mean 'bytes'?", "[FlowLogFormat(@\"${{|#0:Bytes|}}\")] partial class C;"),
        new("VPCF002", "The field 'account-id' appears twice in the format; the first column counts, and this one is skipped",
            "[FlowLogFormat(\"end account-id {|#0:account_id|} log-status\")] partial class C;"),
        new("VPCF002", "The field 'version' appears twice in the format; the first column counts, and this one is skipped",
            "[FlowLogFormat(\"${version} \" + {|#0:FlowLogFormats.Default|})] partial class C;"),
        new("VPCF002", "The field 'bytes' appears twice in Fields",
            "[FlowLogFormat(\"end bytes log-status\", Fields = \"bytes {|#0:bytes|}\")] partial class C;"),
        new("VPCF003", Empty, "[FlowLogFormat({|#0:\"\"|})] partial class C;"),
        new("VPCF003", Empty, "[FlowLogFormat({|#0:\" \\t\"|})] partial class C;"),
        new("VPCF003", Empty, "[FlowLogFormat({|#0:null|})] partial class C;"),
        new("VPCF003", Empty, "[FlowLogFormat({|#0:default(string)|})] partial class C;"),
        new("VPCF003", "Fields names no field; expected names such as ${srcaddr}, separated by spaces; leave it out to read all fields",
            "[FlowLogFormat(\"end bytes log-status\", Fields = {|#0:\"\"|})] partial class C;"),
        new("VPCF004", "Unexpected text '${srcaddr'; expected a closing '}'",
            "[FlowLogFormat(\"end {|#0:${srcaddr|} bytes\")] partial class C;"),
        new("VPCF004", "Unexpected text ';'; expected field names separated by spaces or commas",
            "[FlowLogFormat(\"srcaddr{|#0:;|}dstaddr;end\")] partial class C;"),
        new("VPCF004", "Unexpected text '$end'; expected a name such as ${srcaddr} or srcaddr",
            "[FlowLogFormat(\"{|#0:$end|} $bytes {action}\")] partial class C;"),
        new("VPCF004", "Unexpected text '${dstaddr}'; expected white space before it",
            "[FlowLogFormat(\"${srcaddr}{|#0:${dstaddr}|}\")] partial class C;"),
        new("VPCF004", "Unexpected text 'x'; expected white space before it", "[FlowLogFormat(\"${srcaddr}{|#0:x|}\")] partial class C;"),
        new("VPCF004", "Unexpected text ';'; expected field names separated by spaces or commas",
            "[FlowLogFormat(\"end log-status\", Fields = \"end {|#0:;|}\")] partial class C;"),
        new("VPCF005", NotPartial, "[FlowLogFormat(\"end log-status\")] class {|#0:C|};"),
        new("VPCF005", NotPartial, "[FlowLogFormat(\"end log-status\")] sealed record {|#0:C|}(int Number);"),
        new("VPCF005", NotPartial, "[FlowLogFormat(\"end log-status\")] static class {|#0:C|};"),
        new("VPCF006", OuterNotPartial, "struct {|#0:Outer|} { [FlowLogFormat(\"end log-status\")] partial class C; }"),
        new(
            "VPCF006",
            OuterNotPartial,
            "class {|#0:Outer|} { partial class Middle { [FlowLogFormat(\"end log-status\")] partial class C; } }"),
        new(
            "VPCF006",
            OuterNotPartial,
            "partial interface Middle { record struct {|#0:Outer|} { [FlowLogFormat(\"end log-status\")] internal partial class C; } }"),
        new("VPCF007", Unsupported, "[FlowLogFormat(\"end log-status\")] partial class {|#0:C|}<T>;"),
        new("VPCF007", Unsupported, "partial class Outer<T> { [FlowLogFormat(\"end log-status\")] partial class {|#0:C|}; }"),
        new("VPCF007", Unsupported, "[FlowLogFormat(\"end log-status\")] file class {|#0:C|};"),
        new("VPCF007", Unsupported, "file partial class Outer { [FlowLogFormat(\"end log-status\")] partial class {|#0:C|}; }"),
        new("VPCF008", "'dstaddr' is not a field of the format",
            "[FlowLogFormat(\"end bytes log-status\", PreserveOriginal = true, Fields = \"bytes {|#0:dstaddr|}\")] partial class C;"),
        new("VPCF008", "'dstaddr' is not a field of the format",
            "[FlowLogFormat(\"end log-status\", Fields = \"{|#0:${dstaddr}|}\")] partial class C;"),
        new("VPCF008", "'lgo_status' is not a field of the format; did you mean 'log-status'?",
            "[FlowLogFormat(\"end log-status\", Fields = \"{|#0:lgo_status|}\")] partial class C;"),
        new("VPCF008", "'bites' is not a field of the format",
            "[FlowLogFormat(\"end log-status\", Fields = \"end {|#0:bites|}\")] partial class C;"),
        new("VPCF009", "7 is not a version of ECS; use EcsVersion.V8_11 or EcsVersion.V8_0",
            "[FlowLogFormat(\"end log-status\", Ecs = {|#0:(EcsVersion)7|})] partial class C;"),
        new("VPCF009", "-1 is not a version of ECS; use EcsVersion.V8_11 or EcsVersion.V8_0",
            "[FlowLogFormat(\"end log-status\", Ecs = {|#0:(EcsVersion)(-1)|})] partial class C;"),
        new("VPCF010", "The class 'C' has a flow log format, so a member named 'Parse' is generated into it; rename this one",
            "[FlowLogFormat(\"end log-status\")] partial class C { int {|#0:Parse|}; }"),
        new("VPCF010", "The class 'C' has a flow log format, so a member named 'Format' is generated into it; rename this one",
            "[FlowLogFormat(\"end log-status\")] partial record C(string {|#0:Format|});"),
        new("VPCF011", "A class with a flow log format can't be named 'Record', since a member with that name is generated into it",
            "[FlowLogFormat(\"end log-status\")] partial class {|#0:Record|};"),
        new("VPCF012", "The field 'bytes' is written without ${}, although other fields of the format have it",
            "[FlowLogFormat(\"${end} {|#0:bytes|} ${log-status}\")] partial class C;"),
        new("VPCF012", "The field 'vpc-id' is written without ${}, although other fields of the format have it",
            "[FlowLogFormat(FlowLogFormats.Default + \" {|#0:vpc_id|}\")] partial class C;"),
        new("VPCF013", NoTime, "[FlowLogFormat({|#0:\"bytes log-status\"|})] partial class C;"),
        new("VPCF013", NoTime.Replace("@timestamp", "time", StringComparison.Ordinal),
            "[FlowLogFormat({|#0:\"bytes log-status\"|}, Documents = FlowLogDocumentKind.Ocsf)] partial class C;"),
        new("VPCF014", NoLogStatus, "[FlowLogFormat({|#0:\"bytes\"|}, Documents = FlowLogDocumentKind.Flat)] partial class C;"),
        new("VPCF014", NoLogStatus, "[FlowLogFormat({|#0:\"bytes \" + \"start\"|})] partial class C;"),
        new("VPCF015", "The format is that of FlowLogFormats.V3",
            "[FlowLogFormat({|#0:FlowLogFormats.Default + \" ${vpc-id} ${subnet-id} ${instance-id} "
                + "${tcp-flags} ${type} ${pkt-srcaddr} ${pkt-dstaddr}\"|})] partial class C;"),
        new("VPCF016", "The class 'B' has the same format and options, so the same parser is generated twice",
            "[FlowLogFormat(\"end log-status\")] partial class B; [FlowLogFormat({|#0:\"${end} ${log-status}\"|})] partial class C;"),
        new("VPCF017", ByReference("==", "SequenceEqual"),
            WithFormat + "class C { static bool IsMine(FlowLogRecord record) => {|#0:record.InterfaceId == \"eni-1\"u8|}; }"),
        new("VPCF017", ByReference("!=", "SequenceEqual"),
            WithFormat + "class C { static bool IsOther(B.Record record, byte[] id) => {|#0:id != record.VpcId|}; }"),
        new("VPCF017", ByReference("==", "IsEmpty"),
            WithFormat + "class C { static bool IsAbsent(FlowLogRecord record) => {|#0:record.GetText(FlowLogField.VpcId) == default|}; }"),
        new("VPCF018", UnknownKind.Replace("{0}", "9", StringComparison.Ordinal),
            "[FlowLogFormat(\"end log-status\", Documents = {|#0:(FlowLogDocumentKind)9|})] partial class C;"),
        new("VPCF018", UnknownKind.Replace("{0}", "-1", StringComparison.Ordinal),
            "[FlowLogFormat(\"end log-status\", Documents = {|#0:(FlowLogDocumentKind)(-1)|})] partial class C;"),
        new("VPCF019", "Ecs has no effect, since the documents are of the kind Ocsf; leave it out",
            "[FlowLogFormat(\"end log-status\", Documents = FlowLogDocumentKind.Ocsf, Ecs = {|#0:EcsVersion.V8_11|})] partial class C;"),
        new("VPCF019", "Ecs has no effect, since the documents are of the kind Flat; leave it out",
            "[FlowLogFormat(\"end log-status\", Ecs = {|#0:EcsVersion.V8_0|}, Documents = FlowLogDocumentKind.Flat)] partial class C;"),
    ];

    private static string ByReference(string @operator, string method)
        => $"The operator '{@operator}' compares where spans are in memory, not the text in them; use {method}";
}
