namespace VpcFlow.Cli.Reporting;

/// <summary>A rule of a security group or network ACL that may be missing.</summary>
/// <param name="Kind">What was seen: <c>rejected-reply</c> or <c>rejected-connection</c>.</param>
/// <param name="Observation">What the records say.</param>
/// <param name="Advice">Which rule would change it.</param>
/// <param name="Records">The number of records that say so.</param>
internal sealed record RuleHint(string Kind, string Observation, string Advice, long Records);
