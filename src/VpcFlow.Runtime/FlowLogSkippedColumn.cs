namespace VpcFlow;

/// <summary>Represents a column that a header names and that is skipped.</summary>
/// <param name="SourceName">The name of the input, if it has one.</param>
/// <param name="Name">The name of the column in the header.</param>
public sealed record FlowLogSkippedColumn(string? SourceName, string Name)
{
    /// <summary>
    /// Whether the name is a field that an earlier column of the header already has; otherwise it is not a field that is known.
    /// </summary>
    public bool IsRepeated => FlowLogFieldInfo.Find(Name) is not null;

    /// <summary>A sentence that names the source, the column and the reason.</summary>
    public string Message
    {
        get
        {
            string reason = IsRepeated ? "an earlier column already has this field" : "it is not a flow log field that is known";
            return $"{(SourceName is null ? "" : SourceName + ": ")}the column '{Name}' is skipped: {reason}";
        }
    }

    /// <summary>Reports the names that are new.</summary>
    internal static void Report(FlowLogReaderOptions options, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (options.OnSkippedColumn is not { } handler || ReferenceEquals(before, after))
            return;
        foreach (string name in after.Except(before))
            handler(new FlowLogSkippedColumn(options.SourceName, name));
    }
}
