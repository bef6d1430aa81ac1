using System.Numerics;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>The values of a column that wait for their row group to be written.</summary>
internal abstract class ColumnBuffer(ColumnSpec spec)
{
    /// <summary>The greatest number of values of a page.</summary>
    protected const int PageRows = 1 << 15;

    public ColumnSpec Spec { get; } = spec;

    /// <summary>How the values are stored.</summary>
    public PhysicalType Type => Spec.PhysicalType;

    /// <summary>The number of bytes of memory that the values occupy.</summary>
    public abstract long Memory { get; }

    /// <summary>About how many bytes the values take in a file before they are compressed.</summary>
    public abstract long EstimatedSize { get; }

    /// <summary>The texts that a reader of the column refers to.</summary>
    public virtual TextTable Texts => throw new InvalidOperationException($"The column {string.Join('.', Spec.Path)} has no texts.");

    /// <summary>The number of absent values.</summary>
    protected long AbsentCount { get; set; }

    /// <summary>Creates a column.</summary>
    public static ColumnBuffer Create(ColumnSpec spec) => spec.Type switch
    {
        ColumnType.Text when !spec.Elements.IsEmpty => new ConstantListColumn(spec),
        ColumnType.Text => new TextColumn(spec),
        ColumnType.Integer32 => new NumberColumn<int>(spec),
        ColumnType.Integer64 or ColumnType.Timestamp or ColumnType.Double => new NumberColumn<long>(spec),
        ColumnType.Boolean => new BooleanColumn(spec),
        _ => throw new InvalidOperationException($"{spec.Type} is not a type of column."),
    };

    /// <summary>Adds the values of rows as they were logged.</summary>
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

    /// <summary>Adds values that a reader computed.</summary>
    /// <param name="values">The values of the rows that are added, see <see cref="Levels"/>.</param>
    public abstract void Add(ReadOnlySpan<long> values);

    /// <summary>Writes the values as pages, which were begun.</summary>
    /// <param name="scratch">Receives the pages.</param>
    /// <param name="order">The indices of the rows in the order to write them; <see langword="null"/> for that in which they came.</param>
    public abstract ColumnSummary Write(ColumnScratch scratch, int[]? order);

    /// <summary>Removes all values.</summary>
    public virtual void Clear() => AbsentCount = 0;

    protected abstract void AddPresent(in RowSlice rows, ulong selected, FieldAccess access);

    protected abstract void AddAbsent(int count);
}
