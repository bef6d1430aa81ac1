using VpcFlow.Filtering;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Derived;

/// <summary>Whether an address is one of certain ones.</summary>
internal sealed class AddressReader(FlowLogField field, AddressSet addresses) : MemberReader(field)
{
    public override long Read(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
        => !IsPresent(schema, in rows, row, field) ? Absent
            : addresses.Contains(rows.Address(row, schema[field].Offset)) ? 1 : 0;
}
