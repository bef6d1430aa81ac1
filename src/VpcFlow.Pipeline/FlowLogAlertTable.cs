namespace VpcFlow;

/// <summary>Represents a table of an alert, such as the sources with the most rejected records.</summary>
public sealed class FlowLogAlertTable
{
    /// <summary>What the table shows.</summary>
    public required string Title { get; init; }

    /// <summary>The heads of the columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The rows, each with a value for each column; values can contain any text of records.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
}
