using System.Globalization;
using VpcFlow.Filtering;

namespace VpcFlow.Pipeline.Statistics.Groups;

/// <summary>Parses what records are grouped by: <c>srcaddr</c>, <c>srcaddr/24</c>, <c>time/5m</c>, <c>country(srcaddr)</c>.</summary>
internal static class GroupParser
{
    private static readonly Dictionary<string, GroupFunction> s_functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["scope"] = GroupFunction.Scope,
        ["country"] = GroupFunction.Country,
        ["as"] = GroupFunction.AutonomousSystem,
        ["name"] = GroupFunction.Name,
    };

    /// <exception cref="FormatException">The text is not a value; the message says why.</exception>
    public static GroupOperand Parse(string text)
    {
        string trimmed = text.Trim();
        int open = trimmed.IndexOf('(', StringComparison.Ordinal);
        if (open >= 0)
            return ParseFunction(trimmed, open);
        string[] parts = trimmed.Split('/');
        FilterOperand? source = FindSource(parts[0], trimmed);
        return parts.Length == 1 ? new GroupOperand(source, GroupFunction.Whole) : WithSize(source, parts, trimmed);
    }

    /// <summary>Finds a field or derived value; <see langword="null"/> for the time of a record.</summary>
    private static FilterOperand? FindSource(string name, string text)
    {
        if (name.Equals(GroupOperand.TimeName, StringComparison.OrdinalIgnoreCase))
            return null;
        FilterOperand source = FilterOperand.Find(name) ?? throw new FormatException(Unknown(name));
        return source.Kind == FilterOperandKind.BytesPerPacket
            ? throw new FormatException($"'{text}': records can't be grouped by a ratio")
            : source;
    }

    private static string Unknown(string name)
        => Formats.NearestName.Find(name) is { } nearest
            ? $"'{name}' is not a field; did you mean '{nearest}'?"
            : $"'{name}' is not a field; expected the name of a field, time, duration, service, or scope(…), country(…), as(…), name(…)";

    private static GroupOperand ParseFunction(string text, int open)
    {
        string name = text[..open].Trim();
        if (!s_functions.TryGetValue(name, out GroupFunction function))
            throw new FormatException($"'{name}' is not a function; expected {string.Join(", ", s_functions.Keys)}");
        if (!text.EndsWith(')'))
            throw new FormatException($"'{text}' lacks its closing parenthesis");
        FilterOperand? source = FindSource(text[(open + 1)..^1].Trim(), text);
        return source?.Kind == FilterOperandKind.Address
            ? new GroupOperand(source, function)
            : throw new FormatException($"'{text}': '{name}' needs an address, such as {name}(srcaddr)");
    }

    private static GroupOperand WithSize(FilterOperand? source, string[] parts, string text)
    {
        var whole = new GroupOperand(source, GroupFunction.Whole);
        if (source?.Kind == FilterOperandKind.Address)
            return WithPrefix(whole, parts, text);
        if (parts.Length > 2)
            throw new FormatException($"'{text}' has more than one '/'");
        switch (whole.Kind)
        {
            case FilterOperandKind.Time or FilterOperandKind.Duration:
                return ParseSpan(parts[1]) is { } span
                    ? whole with { Function = GroupFunction.Step, Step = span }
                    : throw new FormatException($"'{text}': '{parts[1]}' is not a time span; expected one such as 30s, 5m, 1h or 1d");
            case FilterOperandKind.Number or FilterOperandKind.Port:
                return Whole(parts[1]) is > 0 and var step
                    ? whole with { Function = GroupFunction.Step, Step = step }
                    : throw new FormatException($"'{text}': '{parts[1]}' is not a whole number from 1");
            default:
                throw new FormatException($"'{text}': '{parts[0]}' can't be divided; addresses, times and numbers can, as in srcaddr/24");
        }
    }

    /// <summary>Parses the lengths of prefixes: one for IPv4 or, above 32, for IPv6; or both.</summary>
    private static GroupOperand WithPrefix(GroupOperand whole, string[] parts, string text)
    {
        long? first = Whole(parts[1]);
        long? second = parts.Length == 3 ? Whole(parts[2]) : null;
        whole = whole with { Function = GroupFunction.Prefix };
        return (parts.Length, first, second) switch
        {
            (2, <= 32, _) => whole with { Prefix4 = (int)first, Prefix6 = GroupOperand.UsualPrefix6 },
            (2, <= 128, _) => whole with { Prefix6 = (int)first },
            (3, <= 32, <= 128) => whole with { Prefix4 = (int)first, Prefix6 = (int)second },
            _ => throw new FormatException(
                $"'{text}' has no prefix length; expected one up to 32 for IPv4, up to 128 for IPv6, or both as in srcaddr/24/64"),
        };
    }

    /// <summary>Parses a time span such as 5m, as milliseconds.</summary>
    private static long? ParseSpan(string text)
        => text.Length > 1 && FilterTime.UnitOf(text[^1]) is > 0 and var unit && Whole(text[..^1]) is > 0 and <= 100_000 and var count
            ? count * unit
            : null;

    private static long? Whole(string text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;
}
