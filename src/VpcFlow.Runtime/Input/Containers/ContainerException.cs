namespace VpcFlow.Input.Containers;

/// <summary>The exception for input that is not a flow log, or that is damaged. The message is a phrase that tells what it is.</summary>
internal sealed class ContainerException(string message, bool isForeign = false, Exception? inner = null)
    : IOException(message, inner)
{
    /// <summary>Whether the input is something else than a flow log; otherwise it is damaged.</summary>
    public bool IsForeign { get; } = isForeign;
}
