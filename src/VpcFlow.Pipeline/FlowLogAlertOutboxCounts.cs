namespace VpcFlow;

/// <summary>Represents what became of the notices of a <see cref="FlowLogAlertOutbox"/> since it was opened.</summary>
/// <param name="Notices">The notices that were added; one that was added before is not counted again.</param>
/// <param name="Sent">The messages that were sent.</param>
/// <param name="Refused">The messages that were refused for good.</param>
/// <param name="Failed">The attempts that failed for now.</param>
/// <param name="Unrouted">The notices that have no recipient.</param>
/// <param name="Waiting">The notices that wait, counted for each recipient, also those of earlier runs.</param>
public readonly record struct FlowLogAlertOutboxCounts(long Notices, long Sent, long Refused, long Failed, long Unrouted, int Waiting);
