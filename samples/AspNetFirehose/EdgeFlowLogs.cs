using VpcFlow;

namespace Samples.AspNetFirehose;

/// <summary>
/// The flow log that the Firehose stream delivers. Records from CloudWatch Logs have no header, so their format must be known.
/// </summary>
[FlowLogFormat(FlowLogFormats.Default)]
public static partial class EdgeFlowLogs;
