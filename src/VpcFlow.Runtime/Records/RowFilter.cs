namespace VpcFlow.Records;

/// <summary>Selects records before anything is made of them.</summary>
internal abstract class RowFilter
{
    /// <summary>Selects among the decoded lines of a batch; the lines that have to be read carefully are left to <see cref="IsSelected"/>.</summary>
    /// <returns>A bit for each line: set if its record is wanted. The bits of other lines mean nothing.</returns>
    public abstract ulong Select(ref RecordWindow window, RowBatch batch);

    /// <summary>Whether a record that was read carefully is wanted.</summary>
    public abstract bool IsSelected(FlowLogRecord record);
}
