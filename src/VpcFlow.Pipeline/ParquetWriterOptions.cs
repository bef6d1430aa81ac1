using VpcFlow.Ocsf;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Pipeline.Sinks.Parquet.Documents;

namespace VpcFlow;

/// <summary>The options for writing records as Parquet.</summary>
public class ParquetWriterOptions
{
    /// <summary>The default options.</summary>
    public static ParquetWriterOptions Default { get; } = new();

    /// <summary>
    /// The columns, in the order of the file; <see langword="null"/>, the default, for the fields of the records' format.
    /// </summary>
    /// <exception cref="ArgumentException">There is none, or one appears twice.</exception>
    public IReadOnlyList<FlowLogField>? Fields
    {
        get;
        init
        {
            if (value is { Count: 0 })
                throw new ArgumentException("A file needs at least one column.", nameof(value));
            if (value is not null && value.Distinct().Count() < value.Count)
                throw new ArgumentException("A field can't be a column twice.", nameof(value));
            field = value;
        }
    }

    /// <summary>The schema of the columns; that of AWS's flow logs unless set.</summary>
    public FlowLogParquetSchema Schema { get; init; }

    /// <summary>Further columns, whose values are computed from fields; none unless set. Events of OCSF have no place for them.</summary>
    public IReadOnlyList<FlowLogDerivedColumn> Derived { get; init; } = [];

    /// <summary>How pages are compressed.</summary>
    public ParquetCodec Codec { get; init; }

    /// <summary>
    /// The size of a row group in bytes before compression, 128 MiB unless set. It is estimated while rows are collected, and a row group
    /// is smaller if <see cref="MemoryLimit"/> is reached first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 64 KiB or greater than 1 GiB.</exception>
    public long RowGroupSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 64 << 10);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
            field = value;
        }
    } = 128 << 20;

    /// <summary>
    /// The memory in bytes for the rows that wait for their row groups to be written, all files together; 512 MiB unless set. When it is
    /// reached, the largest row group is written as it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 MiB or greater than 1 TiB.</exception>
    public long MemoryLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1 << 20);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1L << 40);
            field = value;
        }
    } = 512 << 20;

    /// <summary>Returns the columns of a file.</summary>
    /// <param name="fields">The fields that are written.</param>
    /// <exception cref="InvalidOperationException">The schema has no place for derived columns.</exception>
    internal ColumnSpec[] CreateColumns(IReadOnlyList<FlowLogField> fields)
    {
        if (Schema == FlowLogParquetSchema.FlowLog)
            return [.. fields.Select(ColumnSpec.Of), .. Derived.Select(d => d.Spec)];
        return Derived.Count == 0
            ? DocumentColumns.Create(OcsfSchema.Value, fields)
            : throw new InvalidOperationException("Events of OCSF have no place for derived columns.");
    }
}
