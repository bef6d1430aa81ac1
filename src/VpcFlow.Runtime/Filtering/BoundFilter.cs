using VpcFlow.Generated;
using VpcFlow.Records;

namespace VpcFlow.Filtering;

/// <summary>A filter for the records of one format.</summary>
internal sealed class BoundFilter(FilterNode root, FilterColumn[] columns) : RowFilter
{
    public override ulong Select(ref RecordWindow window, RowBatch batch)
    {
        var rows = new FilterRows(columns, ref window, batch);
        return root.Evaluate(in rows, rows.Active).True;
    }

    public override bool IsSelected(FlowLogRecord record)
    {
        var header = new RecordHeader { Absent = record.Absent };
        FilterRows rows = record.AsRows(columns, ref header);
        return (root.Evaluate(in rows, 1).True & 1) != 0;
    }
}
