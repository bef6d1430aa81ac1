using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Generated;

[FlowLogFormat(FlowLogFormats.V5)]
internal sealed partial class V5Logs;

[FlowLogFormat(FlowLogFormats.V5, PreserveOriginal = true)]
internal sealed partial class V5OriginalLogs;

[FlowLogFormat(FlowLogFormats.V5, Fields = "srcaddr dstaddr bytes")]
internal sealed partial class V5ProjectedLogs;

[FlowLogFormat(FormatCases.V5Alphabetical)]
internal sealed partial class V5AlphabeticalLogs;

[FlowLogFormat(FlowLogFormats.V5, Documents = FlowLogDocumentKind.Ocsf)]
internal sealed partial class V5OcsfLogs;
