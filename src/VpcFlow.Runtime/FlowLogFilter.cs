using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using VpcFlow.Filtering;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Selects records by their fields: <c>action = REJECT and dstport in (22, 3389) and srcaddr in 10.0.0.0/8</c>. Immutable and safe for use
/// by several threads at once.
/// </summary>
/// <remarks>
/// A condition on a field that is absent, or that the format lacks, is neither true nor false but unknown, as with NULL in SQL, and a
/// record is selected only if the whole filter is true. So <c>dstport != 22</c> and <c>not dstport = 22</c> do not select records without a
/// destination port; <c>dstport is absent</c> does.
/// </remarks>
public sealed class FlowLogFilter
{
    private readonly string _text;
    private readonly FilterNode _root;
    private readonly FilterOperands _operands;
    private readonly ConditionalWeakTable<RowSchema, RowFilter> _bound = [];
    private readonly RowFilter _withoutFields;

    private FlowLogFilter(string text, TimeProvider clock)
    {
        _text = text;
        _operands = new FilterOperands();
        _root = FilterParser.Parse(text, _operands, clock);
        _withoutFields = Bind(null);
        Fields = _operands.Fields;
    }

    /// <summary>
    /// The fields that the filter compares, in the order of <see cref="FlowLogField"/>; of a derived value, those that it is derived from.
    /// </summary>
    public ImmutableArray<FlowLogField> Fields { get; }

    /// <summary>Parses a filter.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="clock">
    /// The clock for <c>now</c> and <c>today</c>, which is read once, by this method; the system's clock if omitted.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FlowLogFilterException">The text is not a filter.</exception>
    public static FlowLogFilter Parse(string text, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FlowLogFilter(text, clock ?? TimeProvider.System);
    }

    /// <summary>Parses a filter as <see cref="Parse"/> does, but returns <see langword="false"/> instead of throwing.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="filter">Receives the filter.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out FlowLogFilter? filter)
    {
        try
        {
            filter = text is null ? null : Parse(text);
        }
        catch (FlowLogFilterException)
        {
            filter = null;
        }

        return filter is not null;
    }

    /// <summary>Whether a record is selected.</summary>
    public bool Matches(FlowLogRecord record) => (record.Schema is { } schema ? For(schema) : _withoutFields).IsSelected(record);

    /// <summary>Returns the text of the filter.</summary>
    public override string ToString() => _text;

    /// <summary>The filter as parsed, for what evaluates it elsewhere.</summary>
    internal FilterNode Root => _root;

    /// <summary>What the conditions compare, by the numbers of their columns.</summary>
    internal IReadOnlyList<FilterOperand> Operands => _operands.All;

    /// <summary>Returns the filter for the records of a format.</summary>
    internal RowFilter For(RowSchema schema) => _bound.GetValue(schema, Bind);

    private BoundFilter Bind(RowSchema? schema) => new(_root, [.. _operands.All.Select(o => FilterColumn.Create(o, schema))]);
}
