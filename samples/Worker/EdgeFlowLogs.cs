using VpcFlow;

namespace Samples.Worker;

/// <summary>The format of most files; others are read by their header.</summary>
[FlowLogFormat(FlowLogFormats.Default)]
public static partial class EdgeFlowLogs;
