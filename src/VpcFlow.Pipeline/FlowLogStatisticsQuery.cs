using System.Collections.Immutable;

namespace VpcFlow;

/// <summary>Describes statistics: which records are grouped by what, and what is measured of each group.</summary>
public sealed record FlowLogStatisticsQuery
{
    private readonly ImmutableArray<FlowLogMeasure> _measures = [FlowLogMeasure.Count];

    /// <summary>What records are grouped by; none for a single group of all records.</summary>
    public ImmutableArray<FlowLogGrouping> Groups { get; init; } = [];

    /// <summary>What is measured of each group; the number of records unless set.</summary>
    /// <exception cref="ArgumentException">There is no measure.</exception>
    public ImmutableArray<FlowLogMeasure> Measures
    {
        get => _measures;
        init => _measures = value.IsDefaultOrEmpty ? throw new ArgumentException("There is no measure.", nameof(value)) : value;
    }

    /// <summary>Selects the records; <see langword="null"/> for all.</summary>
    public FlowLogFilter? Filter { get; init; }

    /// <summary>
    /// The measure by which the groups are ordered, from the greatest on; the first one unless set. Groups with a time are ordered by time
    /// first.
    /// </summary>
    public FlowLogMeasure? OrderBy { get; init; }

    /// <summary>
    /// The maximum number of groups in the result, of each time if there is a time; <see langword="null"/> for all.
    /// </summary>
    public int? Top { get; init; }

    /// <summary>All fields that are needed, in the order of the catalogue.</summary>
    public ImmutableArray<FlowLogField> Fields =>
    [
        .. Groups.SelectMany(g => g.Fields).Concat(Measures.SelectMany(m => m.Fields)).Concat(Filter?.Fields ?? []).Distinct().Order(),
    ];

    /// <summary>
    /// The fields that a parser has to read (<see cref="FlowLogParserOptions.Fields"/>): those that are needed and, if none of them is
    /// validated, some that are, so that lines which are not records are recognised.
    /// </summary>
    public ImmutableArray<FlowLogField> FieldsToRead => WithValidated(Fields);

    /// <summary>The position of the measure that decides on the order.</summary>
    internal int OrderIndex
        => OrderBy is null ? 0 : Measures.IndexOf(Measures.FirstOrDefault(m => m.Text == OrderBy.Text)
            ?? throw new ArgumentException($"The statistics have no measure {OrderBy} to order the groups by."));

    /// <summary>What distinguishes the counts of this query from those of another one.</summary>
    internal string Signature
        => $"by {string.Join(", ", Groups)}; measures {string.Join(", ", Measures)}; where {Filter?.ToString() ?? "all"}";

    /// <summary>Returns fields and, if none of them is validated, some that are.</summary>
    internal static ImmutableArray<FlowLogField> WithValidated(ImmutableArray<FlowLogField> fields)
        => fields.Any(IsValidated) ? fields : [.. fields, FlowLogField.Protocol, FlowLogField.Start];

    private static bool IsValidated(FlowLogField field) => FlowLogFieldInfo.Get(field).Kind is not (
        FlowLogFieldKind.Text or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus);
}
