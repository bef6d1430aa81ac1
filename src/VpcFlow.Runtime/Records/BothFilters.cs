namespace VpcFlow.Records;

/// <summary>Selects the records that two filters select.</summary>
internal sealed class BothFilters(RowFilter first, RowFilter second) : RowFilter
{
    public override ulong Select(ref RecordWindow window, RowBatch batch)
        => first.Select(ref window, batch) & second.Select(ref window, batch);

    public override bool IsSelected(FlowLogRecord record) => first.IsSelected(record) && second.IsSelected(record);
}
