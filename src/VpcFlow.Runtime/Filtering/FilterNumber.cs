using System.Globalization;

namespace VpcFlow.Filtering;

/// <summary>Parses numbers and the words that mean numbers.</summary>
internal static class FilterNumber
{
    /// <summary>Returns the numbers that a text means for an operand; <see langword="null"/> if it is not one of its values.</summary>
    public static FilterRange[]? Parse(FilterOperand operand, string text, FilterTime time) => operand.Kind switch
    {
        FilterOperandKind.Number => One(Whole(text, operand.Max)),
        FilterOperandKind.Port => One(Whole(text, operand.Max)) ?? Ports(text),
        FilterOperandKind.Protocol => One(Whole(text, operand.Max)) ?? One(Known(FilterNames.ProtocolOf(text))),
        FilterOperandKind.TcpFlags => One(Whole(text, operand.Max)) ?? One(Flags(text)),
        FilterOperandKind.Time => One(time.Parse(text)),
        FilterOperandKind.Duration => One(Duration(text)),
        FilterOperandKind.BytesPerPacket => One(Ratio(text)),
        FilterOperandKind.Service => One(ServiceNames.IdOf(text) is var id and > 0 ? id : null),
        _ => throw new InvalidOperationException($"A {operand.Kind} is not a number."),
    };

    /// <summary>
    /// Converts a number that is not negative so that its order is kept: the bits of such numbers have the same order as the numbers.
    /// </summary>
    public static long OrderedBits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static FilterRange[]? One(long? value) => value is { } number ? [new FilterRange(number, number)] : null;

    private static long? Whole(string text, long max)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value <= max ? value : null;

    private static long? Known(int number) => number < 0 ? null : number;

    private static FilterRange[]? Ports(string name)
        => ServiceNames.IdOf(name) is var id and > 0 ? [.. ServiceNames.PortsOf(id).Select(p => new FilterRange(p, p))] : null;

    /// <summary>Parses names of flags with a plus between them.</summary>
    private static long? Flags(string text)
    {
        long flags = 0;
        foreach (string name in text.Split('+'))
        {
            int bit = Array.FindIndex(FilterNames.TcpFlags, f => f.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (bit < 0)
                return null;
            flags |= 1L << bit;
        }

        return flags;
    }

    private static long? Ratio(string text)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? OrderedBits(value)
            : null;

    /// <summary>Parses seconds, or a number with a unit, as milliseconds.</summary>
    private static long? Duration(string text)
    {
        if (text.Length == 0)
            return null;
        long unit = FilterTime.UnitOf(text[^1]);
        string digits = unit == 0 ? text : text[..^1];
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return decimal.TryParse(digits, Style, CultureInfo.InvariantCulture, out decimal value) && Math.Abs(value) < 1e12m
            ? Milliseconds(value * (unit == 0 ? 1000 : unit))
            : null;
    }

    /// <summary>A part of a millisecond can't be compared.</summary>
    private static long? Milliseconds(decimal value) => value == Math.Truncate(value) ? (long)value : null;
}
