using VpcFlow.Filtering;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Statistics.Columns;

/// <summary>The time of a record in Unix milliseconds: its end or, without one, its start, as in documents.</summary>
internal sealed class RecordTimeColumn(RowSchema schema) : NumberColumn
{
    private readonly TimeColumn _end = Create(FlowLogField.End, schema);
    private readonly TimeColumn _start = Create(FlowLogField.Start, schema);

    public override ulong Read(scoped in FilterRows rows, Span<long> values)
    {
        ulong hasEnd = _end.Read(in rows, values);
        if ((hasEnd & rows.Active) == rows.Active)
            return hasEnd;
        Span<long> starts = stackalloc long[RowBatch.Capacity];
        ulong hasStart = _start.Read(in rows, starts);
        for (int i = 0; i < rows.Count; i++)
        {
            if (((hasEnd >> i) & 1) == 0)
                values[i] = starts[i];
        }

        return hasEnd | hasStart;
    }

    private static TimeColumn Create(FlowLogField field, RowSchema schema)
        => new(new FieldNumberColumn(FieldColumn.Create(field, schema)));
}
