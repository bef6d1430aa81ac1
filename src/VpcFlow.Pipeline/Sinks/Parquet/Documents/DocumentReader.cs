using System.Runtime.InteropServices;
using VpcFlow.Formatting;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Documents;

/// <summary>Reads the values of a member of documents.</summary>
internal abstract class DocumentReader(MemberSource source) : MemberReader(source.Fields)
{
    protected MemberSource Source { get; } = source;

    public override long Read(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
    {
        foreach (FlowLogField field in Source.Required)
        {
            if (!IsPresent(schema, in rows, row, field))
                return Absent;
        }

        return ReadPresent(schema, in rows, row, column);
    }

    /// <summary>As <see cref="Read"/>, for a row that has the fields without which there is no value.</summary>
    protected abstract long ReadPresent(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column);

    /// <summary>Returns the number of the value of a field among the known ones.</summary>
    protected static int NumberOfValue(RowSchema schema, in RowSlice rows, int row, KnownValues values)
    {
        ReadOnlySpan<byte> text = TextOf(schema, in rows, row, values.Field);
        if (text.IsEmpty)
            return KnownValues.Absent;
        if (text.Length > sizeof(ulong))
            return values.Other;
        Span<byte> readable = stackalloc byte[sizeof(ulong)];
        text.CopyTo(readable);
        return (int)ChoiceTexts.NumberOf(ref MemoryMarshal.GetReference(readable), (uint)text.Length, values.Id);
    }
}
