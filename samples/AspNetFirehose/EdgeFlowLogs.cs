using VpcFlow;

namespace Samples.AspNetFirehose;

/// <summary>The flow log that the Firehose stream delivers. What comes from CloudWatch Logs has no header, so its format must be known.</summary>
[FlowLogFormat(FlowLogFormats.Default)]
public static partial class EdgeFlowLogs;
