using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Derived;

/// <summary>The bytes of a packet, not rounded; absent if there is no packet.</summary>
internal sealed class BytesPerPacketReader() : MemberReader(FlowLogField.Bytes, FlowLogField.Packets)
{
    public override long Read(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
    {
        long bytes = NumberOf(schema, in rows, row, FlowLogField.Bytes);
        long packets = NumberOf(schema, in rows, row, FlowLogField.Packets);
        return bytes == Absent || packets is Absent or 0 ? Absent : OrderedDouble.Convert((double)bytes / packets);
    }
}
