using System.Runtime.CompilerServices;
using VpcFlow.Formatting;
using VpcFlow.Records;

namespace VpcFlow.Filtering;

/// <summary>A number, or what is compared as one.</summary>
internal abstract class NumberColumn : FilterColumn
{
    /// <summary>Reads the values; returns a bit for each line in which there is one.</summary>
    /// <param name="rows">The lines.</param>
    /// <param name="values">Receives the values, with room for 64.</param>
    public abstract ulong Read(scoped in FilterRows rows, Span<long> values);

    public override ulong Present(scoped in FilterRows rows) => Read(in rows, stackalloc long[RowBatch.Capacity]);
}

/// <summary>A field that is a number.</summary>
internal sealed class FieldNumberColumn(FieldColumn field) : NumberColumn
{
    public override ulong Read(scoped in FilterRows rows, Span<long> values) => field.ReadNumbers(in rows, values);
}

/// <summary>A field that is a time, in Unix milliseconds.</summary>
internal sealed class TimeColumn(FieldNumberColumn field) : NumberColumn
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong Read(scoped in FilterRows rows, Span<long> values)
    {
        ulong present = field.Read(in rows, values);
        for (int i = 0; i < rows.Count; i++)
            values[i] = TimeText.ToMilliseconds(values[i]);
        return present;
    }
}
