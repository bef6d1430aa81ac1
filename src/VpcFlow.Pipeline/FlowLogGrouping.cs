using System.Collections.Immutable;
using System.Text;
using VpcFlow.Pipeline.Statistics.Groups;

namespace VpcFlow;

/// <summary>
/// Represents a value by which records are grouped: a field, a part of it such as <c>srcaddr/24</c>, or what is derived from fields, such
/// as <c>service</c>. Immutable.
/// </summary>
public sealed class FlowLogGrouping
{
    private FlowLogGrouping(string text)
    {
        Operand = GroupParser.Parse(text);
        Text = text.Trim();
        Name = ToName(Text);
    }

    /// <summary>The grouping as text, see <see cref="Parse"/>.</summary>
    public string Text { get; }

    /// <summary>
    /// The name of the column: the text in lower case with underscores, such as <c>srcaddr_24</c>; of times without their step.
    /// </summary>
    public string Name { get; }

    /// <summary>Whether the value is a time, so that the groups are a series.</summary>
    public bool IsTime => Operand.IsTime;

    /// <summary>The step of a series of times; <see langword="null"/> for other values.</summary>
    public TimeSpan? Step
        => Operand is { IsTime: true, Function: GroupFunction.Step } ? TimeSpan.FromMilliseconds(Operand.Step) : null;

    /// <summary>Whether the value is looked up in an <see cref="IAddressEnricher"/>.</summary>
    public bool NeedsEnricher => Operand.NeedsEnricher;

    /// <summary>The fields that the value is derived from.</summary>
    public ImmutableArray<FlowLogField> Fields => Operand.Fields;

    internal GroupOperand Operand { get; }

    /// <summary>Parses a grouping.</summary>
    /// <param name="text">
    /// The name of a field in any spelling; <c>srcaddr/24</c> for the network of an address, with 64 bits for IPv6, or
    /// <c>srcaddr/24/48</c>; <c>time/5m</c> for the time of the record, its end or otherwise its start, or a field with a time, in steps;
    /// <c>bytes/1000</c> for a number in steps; <c>service</c> or <c>duration</c>; <c>scope(srcaddr)</c> for <c>private</c>,
    /// <c>internet</c> or <c>other</c>; <c>country(srcaddr)</c>, <c>as(srcaddr)</c> and <c>name(srcaddr)</c> for what an enricher knows.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is not a grouping.</exception>
    public static FlowLogGrouping Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FlowLogGrouping(text);
    }

    /// <summary>Parses groupings that commas separate.</summary>
    /// <param name="text">The groupings.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">One of them is not a grouping, or there is none.</exception>
    public static ImmutableArray<FlowLogGrouping> ParseList(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(',').Select(Parse)];
    }

    /// <summary>Returns <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    private static string ToName(string text)
    {
        string whole = text.StartsWith(GroupOperand.TimeName + "/", StringComparison.OrdinalIgnoreCase) ? GroupOperand.TimeName : text;
        var name = new StringBuilder();
        foreach (char c in whole)
            name.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_');
        return name.ToString().Trim('_');
    }
}
