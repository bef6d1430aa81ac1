namespace VpcFlow.Benchmarks.Data;

/// <summary>The formats that are measured.</summary>
internal enum FormatCase
{
    /// <summary>The default format, 14 fields.</summary>
    V2,

    /// <summary>All fields of versions 2 to 5: 29.</summary>
    V5,

    /// <summary>The same fields in alphabetical order, as the AWS console writes them when all are selected.</summary>
    V5Alphabetical,
}

/// <summary>Describes a format.</summary>
internal static class FormatCases
{
    public const string V5Alphabetical =
        "account-id action az-id bytes dstaddr dstport end flow-direction instance-id interface-id log-status packets " +
        "pkt-dst-aws-service pkt-dstaddr pkt-src-aws-service pkt-srcaddr protocol region srcaddr srcport start sublocation-id " +
        "sublocation-type subnet-id tcp-flags traffic-path type version vpc-id";

    private static readonly FlowLogFormat[] s_formats =
        [FlowLogFormat.Parse(FlowLogFormats.Default), FlowLogFormat.Parse(FlowLogFormats.V5), FlowLogFormat.Parse(V5Alphabetical)];

    /// <summary>Returns the approximate length of a record, with its line feed.</summary>
    public static int BytesPerRecord(this FormatCase format) => format == FormatCase.V2 ? 116 : 252;

    public static string Name(this FormatCase format) => format switch
    {
        FormatCase.V2 => "v2",
        FormatCase.V5 => "v5",
        FormatCase.V5Alphabetical => "v5-alphabetical",
        _ => throw Unknown(format),
    };

    public static FlowLogFormat Format(this FormatCase format) => s_formats[(int)format];

    public static FormatCase Parse(string name)
        => Enum.GetValues<FormatCase>().Cast<FormatCase?>().FirstOrDefault(f => f!.Value.Name() == name)
            ?? throw new ArgumentException($"Invalid format '{name}'; expected v2, v5 or v5-alphabetical.", nameof(name));

    public static ArgumentOutOfRangeException Unknown(FormatCase format)
        => new(nameof(format), format, "This contender does not read the format.");
}
