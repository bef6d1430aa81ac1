using VpcFlow;

namespace Samples.LambdaS3;

/// <summary>The flow logs that this function receives.</summary>
[FlowLogFormat(FlowLogFormats.V5)]
public static partial class EdgeFlowLogs;
