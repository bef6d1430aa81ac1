using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>Says what the body of a message is.</summary>
/// <param name="Objects">The objects that were created.</param>
/// <param name="Others">The number of other events of objects, such as their deletion.</param>
/// <param name="IsTest">Whether S3 sent the message when notifications were set up.</param>
/// <param name="Reason">Why the body is no notification; <see langword="null"/> if it is one.</param>
internal sealed record Notification(IReadOnlyList<S3Address> Objects, int Others = 0, bool IsTest = false, string? Reason = null)
{
    public static Notification Test { get; } = new([], IsTest: true);

    public static Notification Foreign(string reason) => new([], Reason: reason);
}
