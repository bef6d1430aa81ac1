using DuckDB.NET.Native;

namespace VpcFlow.Query.Columns;

/// <summary>The values of a column in a number of rows, on their way from records to vectors of the database.</summary>
internal abstract class ColumnValues
{
    /// <summary>Creates room for the values of a column.</summary>
    /// <param name="column">The column; <see langword="null"/> for one that nobody looks at.</param>
    /// <param name="capacity">The number of rows.</param>
    public static ColumnValues Create(FlowColumn? column, int capacity)
    {
        if (column is null)
            return new NoValues();
        if (column == FlowColumn.File)
            return new FileValues(capacity);
        if (column == FlowColumn.Line)
            return new LineValues(capacity);
        FlowLogField field = column.Field!.Value;
        return column.Type switch
        {
            DuckDBType.Integer => new IntegerValues(field, capacity),
            DuckDBType.BigInt => new LongValues(field, capacity),
            DuckDBType.Timestamp => new TimeValues(field, capacity),
            DuckDBType.Varchar when FlowLogFieldInfo.Get(field).Kind == FlowLogFieldKind.Address => new AddressValues(field, capacity),
            DuckDBType.Varchar => new FieldTextValues(field, capacity),
            _ => throw new InvalidOperationException($"{column.Type} is not the type of a column."),
        };
    }

    /// <summary>Adds the value of a record.</summary>
    public abstract void Add(FlowLogRecord record, in RecordPlace place);

    /// <summary>Copies the values to a vector of the database.</summary>
    public abstract void CopyTo(nint vector);

    /// <summary>Removes the values.</summary>
    public abstract void Clear();

    /// <summary>A column that is counted, but not read.</summary>
    private sealed class NoValues : ColumnValues
    {
        public override void Add(FlowLogRecord record, in RecordPlace place)
        {
        }

        public override void CopyTo(nint vector)
        {
        }

        public override void Clear()
        {
        }
    }
}
