using VpcFlow.Formatting;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Derived;

/// <summary>The seconds from the start to the end.</summary>
internal sealed class DurationReader() : MemberReader(FlowLogField.Start, FlowLogField.End)
{
    public override long Read(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
    {
        long start = NumberOf(schema, in rows, row, FlowLogField.Start);
        long end = NumberOf(schema, in rows, row, FlowLogField.End);
        return start == Absent || end == Absent
            ? Absent
            : OrderedDouble.Convert((TimeText.ToMilliseconds(end) - TimeText.ToMilliseconds(start)) / 1000.0);
    }
}
