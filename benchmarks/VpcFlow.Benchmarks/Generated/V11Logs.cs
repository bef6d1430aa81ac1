namespace VpcFlow.Benchmarks.Generated;

[FlowLogFormat(FlowLogFormats.V11)]
internal sealed partial class V11Logs;

[FlowLogFormat(FlowLogFormats.V11, PreserveOriginal = true)]
internal sealed partial class V11OriginalLogs;

[FlowLogFormat(FlowLogFormats.V11, Fields = "srcaddr dstaddr bytes")]
internal sealed partial class V11ProjectedLogs;
