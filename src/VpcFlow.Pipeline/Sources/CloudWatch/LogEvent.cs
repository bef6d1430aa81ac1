namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>Represents an event of a log group.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Stream">The log stream.</param>
/// <param name="Time">Its timestamp, in milliseconds since 1970.</param>
/// <param name="Message">Its text, which is a record.</param>
internal sealed record LogEvent(string Id, string Stream, long Time, string Message);
