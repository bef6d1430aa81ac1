namespace VpcFlow;

/// <summary>The exception for records with fields for which a Parquet file has no column.</summary>
public sealed class ParquetColumnsException : FormatException
{
    internal ParquetColumnsException(IReadOnlyList<FlowLogField> fields)
        : base(
            $"The file has no column for {string.Join(", ", fields.Select(f => FlowLogFieldInfo.Get(f).Name))}, which later records have; "
                + "choose the fields to write, or write to a folder, in which each format has files of its own.")
        => Fields = fields;

    /// <summary>The fields without a column.</summary>
    public IReadOnlyList<FlowLogField> Fields { get; }
}
