using System.Collections.Immutable;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Groups;

namespace VpcFlow;

/// <summary>Represents what is measured of the records of a group, such as <c>sum(bytes)</c>. Immutable.</summary>
public sealed class FlowLogMeasure
{
    private const string Expected = "expected count, sum(bytes), min(start), max(end) or distinct(dstaddr)";

    private FlowLogMeasure(FlowLogMeasureKind kind, FlowLogGrouping? value)
    {
        Kind = kind;
        Value = value;
        if (kind is FlowLogMeasureKind.Count or FlowLogMeasureKind.Distinct)
            return;
        FilterOperandKind operand = value!.Operand.Function == GroupFunction.Whole ? value.Operand.Kind : FilterOperandKind.Text;
        bool fits = operand == FilterOperandKind.Number
            || (kind != FlowLogMeasureKind.Sum && operand is FilterOperandKind.Time or FilterOperandKind.Port);
        if (!fits)
        {
            throw new FormatException(
                kind == FlowLogMeasureKind.Sum
                    ? $"'{value}' can't be added up; amounts such as bytes and packets can"
                    : $"'{value}' has no smallest or greatest value; numbers, ports and times do");
        }
    }

    /// <summary>The number of records.</summary>
    public static FlowLogMeasure Count { get; } = new(FlowLogMeasureKind.Count, null);

    /// <summary>What is measured.</summary>
    public FlowLogMeasureKind Kind { get; }

    /// <summary>The value that is added up, compared or counted; <see langword="null"/> for the number of records.</summary>
    public FlowLogGrouping? Value { get; }

    /// <summary>The measure as text, see <see cref="Parse"/>.</summary>
    public string Text => Value is null ? Word(Kind) : $"{Word(Kind)}({Value})";

    /// <summary>The name of the column, such as <c>sum_bytes</c>.</summary>
    public string Name => Value is null ? Word(Kind) : $"{Word(Kind)}_{Value.Name}";

    /// <summary>Whether the measure of a whole is the sum of those of its parts.</summary>
    public bool IsAdditive => Kind is FlowLogMeasureKind.Count or FlowLogMeasureKind.Sum;

    /// <summary>Whether the result is a time, in Unix milliseconds.</summary>
    public bool IsTime => Kind is FlowLogMeasureKind.Min or FlowLogMeasureKind.Max && Value!.IsTime;

    /// <summary>The fields that are needed.</summary>
    public ImmutableArray<FlowLogField> Fields => Value?.Fields ?? [];

    /// <summary>Creates a measure.</summary>
    /// <param name="kind">What is measured.</param>
    /// <param name="value">
    /// What is added up or compared, a field; what is counted, any grouping; <see langword="null"/> for the number of records.
    /// </param>
    /// <exception cref="ArgumentException">A value is missing, or there is one for the number of records.</exception>
    /// <exception cref="FormatException">The value can't be measured in this way.</exception>
    public static FlowLogMeasure Create(FlowLogMeasureKind kind, FlowLogGrouping? value)
    {
        if (kind == FlowLogMeasureKind.Count != value is null)
            throw new ArgumentException($"A measure of the kind {kind} has {(value is null ? "a" : "no")} value.", nameof(value));
        return value is null ? Count : new FlowLogMeasure(kind, value);
    }

    /// <summary>Parses a measure: <c>count</c>, <c>sum(bytes)</c>, <c>min(start)</c>, <c>max(end)</c>, <c>distinct(dstaddr)</c>.</summary>
    /// <param name="text">The measure.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is not a measure.</exception>
    public static FlowLogMeasure Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        int open = trimmed.IndexOf('(', StringComparison.Ordinal);
        string word = open < 0 ? trimmed : trimmed[..open].TrimEnd();
        foreach (FlowLogMeasureKind kind in Enum.GetValues<FlowLogMeasureKind>())
        {
            if (!word.Equals(Word(kind), StringComparison.OrdinalIgnoreCase))
                continue;
            if (open < 0 && kind == FlowLogMeasureKind.Count)
                return Count;
            if (open > 0 && kind != FlowLogMeasureKind.Count && trimmed.EndsWith(')'))
                return new FlowLogMeasure(kind, FlowLogGrouping.Parse(trimmed[(open + 1)..^1]));
        }

        throw new FormatException($"'{trimmed}' is not a measure; {Expected}");
    }

    /// <summary>Returns <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    private static string Word(FlowLogMeasureKind kind) => kind.ToString().ToLowerInvariant();
}
