namespace VpcFlow;

/// <summary>The exception that a sink throws if it can't deliver a batch and the pipeline is to go on with other objects.</summary>
/// <param name="message">Why the batch can't be delivered.</param>
/// <param name="isTransient">Whether the failure may pass: the object is then abandoned, otherwise dead-lettered.</param>
/// <param name="innerException">The cause.</param>
public sealed class FlowLogDeliveryException(string message, bool isTransient, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Whether the failure may pass.</summary>
    public bool IsTransient { get; } = isTransient;
}
