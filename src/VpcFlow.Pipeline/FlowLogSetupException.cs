namespace VpcFlow;

/// <summary>The exception that is thrown when a cluster refuses a step of a set-up. The message says which, and what would help.</summary>
/// <param name="message">The message.</param>
public sealed class FlowLogSetupException(string message) : Exception(message);
