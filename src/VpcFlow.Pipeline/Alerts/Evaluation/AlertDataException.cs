namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>The exception that is thrown when a rule can't be evaluated now; the message says why.</summary>
/// <param name="message">The message.</param>
internal sealed class AlertDataException(string message) : Exception(message);
