namespace VpcFlow.Benchmarks.Compiler;

/// <summary>Sources of classes, one per file: empty, or with flow log formats of five shapes in turn.</summary>
internal static class FormatClasses
{
    /// <summary>Formats of 14 to 54 fields, three fields of one format, and Transit Gateways.</summary>
    private static readonly string[] s_arguments =
    [
        "FlowLogFormats.Default",
        "FlowLogFormats.V5",
        "FlowLogFormats.V11",
        "FlowLogFormats.V5, Fields = \"srcaddr dstaddr bytes\"",
        "FlowLogFormats.TransitGateway",
    ];

    /// <summary>Returns a file without a format, which is edited.</summary>
    public static string OtherFile(int edit) => $$"""
        namespace Contoso;

        internal static class Other
        {
            public static int Method() => {{edit}};
        }
        """;

    public static string[] WithFormats(int count)
        => [.. Enumerable.Range(0, count).Select(i => FormatClass(i, s_arguments[i % s_arguments.Length]))];

    public static string[] Empty(int count) => [.. Enumerable.Range(0, count).Select(EmptyClass)];

    /// <summary>Returns the first class with one more field in its format.</summary>
    public static string FirstEdited() => FormatClass(0, s_arguments[0] + " + \" ${vpc-id}\"");

    private static string FormatClass(int number, string arguments)
        => $"using VpcFlow;\n\nnamespace Contoso;\n\n[FlowLogFormat({arguments})]\npublic partial class Logs{number};\n";

    private static string EmptyClass(int number) => $"namespace Contoso;\n\npublic partial class Logs{number};\n";
}
