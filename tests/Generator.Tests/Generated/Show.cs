using System.Globalization;
using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>
/// Renders the values of records as text, in the same way for generated code and the interpreted parser. Public for compiled adapters.
/// </summary>
public static class Show
{
    private const string Absent = "-";

    public static string Text(ReadOnlySpan<byte> value) => value.IsEmpty ? Absent : Encoding.Latin1.GetString(value);

    /// <summary>Returns the text of a copy, which must equal that of its record.</summary>
    public static string Same(string? copy, ReadOnlySpan<byte> value)
    {
        string? expected = value.IsEmpty ? null : Encoding.UTF8.GetString(value);
        return copy == expected ? copy ?? Absent : throw new InvalidOperationException($"The copy has '{copy}', the record '{expected}'.");
    }

    public static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? Absent;

    public static string Time(DateTimeOffset? value) => value is { } time ? $"{time.ToUnixTimeMilliseconds()}{time.Offset}" : Absent;

    public static string Address(FlowLogAddress? value) => value?.ToString() ?? Absent;

    public static string Name(Enum value) => value.ToString();

    /// <summary>Returns a line with single spaces: generated records have one between fields, even if the line has several.</summary>
    public static string Line(ReadOnlySpan<byte> value)
    {
        string line = Text(value);
        while (line.Contains("  ", StringComparison.Ordinal))
            line = line.Replace("  ", " ", StringComparison.Ordinal);
        return line;
    }
}
