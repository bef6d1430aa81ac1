namespace VpcFlow.AspNetCore.Firehose;

/// <summary>A request can't be accepted.</summary>
/// <param name="status">The status of the answer.</param>
/// <param name="message">Why, for the owner of the delivery stream.</param>
internal sealed class RefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
