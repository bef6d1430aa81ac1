namespace VpcFlow.Records;

/// <summary>Selects records before they are used.</summary>
internal abstract class RowFilter
{
    /// <summary>Selects among the decoded lines of a batch; lines that need the line reader are left to <see cref="IsSelected"/>.</summary>
    /// <returns>A bit for each line: set if its record is selected. The bits of other lines are meaningless.</returns>
    public abstract ulong Select(ref RecordWindow window, RowBatch batch);

    /// <summary>Whether a record that the line reader read is selected.</summary>
    public abstract bool IsSelected(FlowLogRecord record);

    /// <summary>Returns a filter that selects what both select; <see langword="null"/> selects all.</summary>
    public static RowFilter? Both(RowFilter? first, RowFilter? second)
        => first is null ? second : second is null || first == second ? first : new BothFilters(first, second);
}
