namespace VpcFlow.Records;

/// <summary>The log group and log stream of CloudWatch Logs that lines come from; empty if unknown.</summary>
internal sealed record LogScope(string Group, string Stream);
