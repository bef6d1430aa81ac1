namespace VpcFlow.Benchmarks.Data;

/// <summary>The formats that are measured.</summary>
internal enum FormatCase
{
    /// <summary>The default format, 14 fields.</summary>
    V2,

    /// <summary>All fields of versions 2 to 5: 29.</summary>
    V5,

    /// <summary>All fields of versions 2 to 11: 54.</summary>
    V11,
}

/// <summary>What belongs to a format.</summary>
internal static class FormatCases
{
    public static int FieldCount(this FormatCase format) => format switch { FormatCase.V2 => 14, FormatCase.V5 => 29, _ => 54 };

    /// <summary>About how long a record is, with its line feed.</summary>
    public static int BytesPerRecord(this FormatCase format) => format switch { FormatCase.V2 => 117, FormatCase.V5 => 254, _ => 600 };

    public static string Name(this FormatCase format) => format switch { FormatCase.V2 => "v2", FormatCase.V5 => "v5", _ => "v11" };

    public static FlowLogFormat Format(this FormatCase format)
        => FlowLogFormat.Parse(format switch { FormatCase.V2 => FlowLogFormats.Default, FormatCase.V5 => FlowLogFormats.V5, _ => FlowLogFormats.V11 });

    public static FormatCase Parse(string name)
        => Enum.TryParse(name, ignoreCase: true, out FormatCase format) ? format : throw new ArgumentException($"'{name}' is no format: v2, v5 or v11.", nameof(name));
}
