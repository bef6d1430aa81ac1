using System.Numerics;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>The values of a column that wait for their row group to be written.</summary>
internal abstract class ColumnBuffer(FlowLogFieldInfo field)
{
    /// <summary>The greatest number of values of a page.</summary>
    protected const int PageRows = 1 << 15;

    public FlowLogFieldInfo Field { get; } = field;

    /// <summary>How the values are stored.</summary>
    public abstract PhysicalType Type { get; }

    /// <summary>The number of bytes of memory that the values occupy.</summary>
    public abstract long Memory { get; }

    /// <summary>About how many bytes the values take in a file before they are compressed.</summary>
    public abstract long EstimatedSize { get; }

    /// <summary>The number of absent values.</summary>
    protected long AbsentCount { get; set; }

    /// <summary>Creates the column of a field, of the type that it has in the files of AWS.</summary>
    public static ColumnBuffer Create(FlowLogFieldInfo field) => field.ParquetType switch
    {
        FlowLogParquetType.Integer32 => new NumberColumn<int>(field, PhysicalType.Int32),
        FlowLogParquetType.Integer64 => new NumberColumn<long>(field, PhysicalType.Int64),
        FlowLogParquetType.Utf8 => new TextColumn(field),
        _ => throw new InvalidOperationException($"{field.ParquetType} is not a type of column."),
    };

    /// <summary>Adds the values of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="selected">A bit for each row: set if it is added.</param>
    /// <param name="access">Where the field is in the rows.</param>
    public void Add(in RowSlice rows, ulong selected, FieldAccess access)
    {
        if (access.Slot >= 0)
        {
            AddPresent(in rows, selected, access);
            return;
        }

        int count = BitOperations.PopCount(selected);
        AbsentCount += count;
        AddAbsent(count);
    }

    /// <summary>Writes the values as pages, which were begun.</summary>
    /// <param name="scratch">Receives the pages.</param>
    /// <param name="order">The indices of the rows in the order to write them; <see langword="null"/> for that in which they came.</param>
    public abstract ColumnSummary Write(ColumnScratch scratch, int[]? order);

    /// <summary>Removes all values.</summary>
    public virtual void Clear() => AbsentCount = 0;

    protected abstract void AddPresent(in RowSlice rows, ulong selected, FieldAccess access);

    protected abstract void AddAbsent(int count);
}
