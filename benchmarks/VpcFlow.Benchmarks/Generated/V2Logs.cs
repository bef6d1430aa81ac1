namespace VpcFlow.Benchmarks.Generated;

[FlowLogFormat(FlowLogFormats.Default)]
internal sealed partial class V2Logs;

[FlowLogFormat(FlowLogFormats.Default, PreserveOriginal = true)]
internal sealed partial class V2OriginalLogs;

[FlowLogFormat(FlowLogFormats.Default, Fields = "srcaddr dstaddr bytes")]
internal sealed partial class V2ProjectedLogs;

[FlowLogFormat(FlowLogFormats.Default, Documents = FlowLogDocumentKind.Ocsf)]
internal sealed partial class V2OcsfLogs;
