namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>One page of a search.</summary>
/// <param name="Events">The events; there may be none although more follow.</param>
/// <param name="NextToken">The token of the next page; <see langword="null"/> after the last one.</param>
internal sealed record LogPage(IReadOnlyList<LogEvent> Events, string? NextToken);
