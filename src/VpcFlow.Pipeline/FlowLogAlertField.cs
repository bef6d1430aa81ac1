namespace VpcFlow;

/// <summary>Represents a name and a value of an alert, such as <c>interface-id</c> and <c>eni-1235b8ca123456789</c>.</summary>
/// <param name="Name">The name: that of a field of flow logs, or of a figure.</param>
/// <param name="Value">The value; it can contain any text of records.</param>
public sealed record FlowLogAlertField(string Name, string Value);
