using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Columns;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Statistics.Counting;

/// <summary>A query for the rows of one format. Safe for use by several threads at once.</summary>
internal sealed class BoundQuery
{
    public BoundQuery(FlowLogStatisticsQuery query, RowSchema schema, IAddressEnricher? enricher)
    {
        Groups = [.. query.Groups.Select(g => GroupColumn.Create(g.Operand, schema, enricher))];
        Numbers = [.. query.Measures.Select(m => NumberOf(m, schema))];
        Distincts =
        [
            .. query.Measures.Where(m => m.Kind == FlowLogMeasureKind.Distinct)
                .Select(m => GroupColumn.Create(m.Value!.Operand, schema, enricher)),
        ];
        Filter = query.Filter?.For(schema);
    }

    /// <summary>The values of keys.</summary>
    public GroupColumn[] Groups { get; }

    /// <summary>The numbers of measures; <see langword="null"/> for those that need none.</summary>
    public NumberColumn?[] Numbers { get; }

    /// <summary>The values that are counted.</summary>
    public GroupColumn[] Distincts { get; }

    public RowFilter? Filter { get; }

    private static NumberColumn? NumberOf(FlowLogMeasure measure, RowSchema schema)
    {
        if (measure.Kind is FlowLogMeasureKind.Count or FlowLogMeasureKind.Distinct)
            return null;
        GroupOperand operand = measure.Value!.Operand;
        return operand.Source is null ? new RecordTimeColumn(schema) : (NumberColumn)FilterColumn.Create(operand.Source, schema);
    }
}
