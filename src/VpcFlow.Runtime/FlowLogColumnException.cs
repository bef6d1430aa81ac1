using System.Collections.Immutable;
using VpcFlow.Fields;

namespace VpcFlow;

/// <summary>The exception for records with fields for which a file that was begun has no column.</summary>
public sealed class FlowLogColumnException : InvalidOperationException
{
    internal FlowLogColumnException(ImmutableArray<FlowLogField> columns, ImmutableArray<FlowLogField> fields, string? sourceName = null)
        : base($"{(sourceName is null ? "" : sourceName + ": ")}There is no column for {Names(fields)}, which a later format has; the "
            + $"columns are those of the first format: {Names(columns)}. Choose the columns, or write each format to a file of its own.")
    {
        Columns = columns;
        Fields = fields;
        SourceName = sourceName;
    }

    /// <summary>The columns of the file.</summary>
    public ImmutableArray<FlowLogField> Columns { get; }

    /// <summary>The fields without a column.</summary>
    public ImmutableArray<FlowLogField> Fields { get; }

    /// <summary>The name of the input with such records, if it is known.</summary>
    public string? SourceName { get; }

    private static string Names(ImmutableArray<FlowLogField> fields)
        => string.Join(' ', fields.Select(f => FlowLogFieldCatalogue.Get(f).Name));
}
