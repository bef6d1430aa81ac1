using System.Collections.Immutable;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>Computes the values of a column from rows.</summary>
internal abstract class MemberReader
{
    /// <summary>What <see cref="Read"/> returns for a row without a value.</summary>
    public const long Absent = long.MinValue;

    private protected MemberReader(params ImmutableArray<FlowLogField> fields)
    {
        Fields = fields;
    }

    /// <summary>The fields that the values are computed from.</summary>
    public ImmutableArray<FlowLogField> Fields { get; }

    /// <summary>Returns the value of a row: a number, the bits of a double in their order, or the place of a text.</summary>
    /// <param name="schema">Where fields are in the row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column, which has the texts.</param>
    public abstract long Read(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column);

    /// <summary>Whether a field is present in a row.</summary>
    protected static bool IsPresent(RowSchema schema, in RowSlice rows, int row, FlowLogField field)
    {
        int slot = schema[field].Slot;
        return slot >= 0 && rows.IsPresent(row, slot);
    }

    /// <summary>Returns the text of a field; empty if it is absent.</summary>
    protected static ReadOnlySpan<byte> TextOf(RowSchema schema, in RowSlice rows, int row, FlowLogField field)
        => IsPresent(schema, in rows, row, field) ? rows.Text(row, schema[field].Slot) : default;

    /// <summary>Returns the number of a field; <see cref="Absent"/> if it is absent.</summary>
    protected static long NumberOf(RowSchema schema, in RowSlice rows, int row, FlowLogField field)
        => IsPresent(schema, in rows, row, field) ? rows.Number(row, schema[field].Offset) : Absent;
}
