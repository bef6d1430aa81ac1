using System.Collections.Immutable;
using VpcFlow.Fields;

namespace VpcFlow;

/// <summary>The exception for records with fields for which a file that was begun has no column.</summary>
public sealed class FlowLogColumnException : InvalidOperationException
{
    internal FlowLogColumnException(ImmutableArray<FlowLogField> columns, ImmutableArray<FlowLogField> fields)
        : base($"There is no column for {Names(fields)}, which a later format has; the columns are those of the first format: "
            + $"{Names(columns)}. Choose the columns, or write each format to a file of its own.")
    {
        Columns = columns;
        Fields = fields;
    }

    /// <summary>The columns of the file.</summary>
    public ImmutableArray<FlowLogField> Columns { get; }

    /// <summary>The fields without a column.</summary>
    public ImmutableArray<FlowLogField> Fields { get; }

    private static string Names(ImmutableArray<FlowLogField> fields)
        => string.Join(' ', fields.Select(f => FlowLogFieldCatalogue.Get(f).Name));
}
