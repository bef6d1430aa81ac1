namespace VpcFlow.Lambda.Tests.Support;

/// <summary>An event for the function, and its answer.</summary>
/// <param name="Id">The id of the request.</param>
/// <param name="Event">The event.</param>
/// <param name="Time">The time-out of the function.</param>
internal sealed record FakeInvocation(string Id, string Event, TimeSpan Time)
{
    public DateTimeOffset Deadline { get; set; }

    public TaskCompletionSource<Answer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
