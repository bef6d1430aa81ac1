namespace VpcFlow.Lambda;

/// <summary>An invocation failed: its event goes back to where it came from.</summary>
/// <param name="type">The kind of error for Lambda, such as <c>Function.NotDelivered</c>.</param>
/// <param name="message">Why, for people.</param>
internal sealed class FunctionException(string type, string message) : Exception(message)
{
    public string Type { get; } = type;

    /// <summary>The event is none that the function knows.</summary>
    public static FunctionException UnknownEvent(string message) => new("Function.UnknownEvent", message);

    /// <summary>Something of the event is not delivered.</summary>
    public static FunctionException NotDelivered(string message) => new("Function.NotDelivered", message);
}
