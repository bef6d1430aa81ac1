namespace VpcFlow;

/// <summary>Says how a <see cref="FlowLogAlertTextChannel"/> writes notices.</summary>
public enum FlowLogAlertTextFormat
{
    /// <summary>A line for people.</summary>
    Text,

    /// <summary>A line of JSON, of the form in which webhooks have a notice.</summary>
    Json,
}
