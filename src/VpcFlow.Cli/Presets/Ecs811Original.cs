namespace VpcFlow.Cli.Presets;

/// <summary>The generated parsers of the well-known formats, for documents in ECS 8.11 with <c>event.original</c>.</summary>
internal static partial class Ecs811Original
{
    /// <summary>Returns the parser of a well-known format by its name; <see langword="null"/> for any other name.</summary>
    public static FlowLogParser? Find(string? preset) => preset switch
    {
        "default" => V2.Default,
        "v3" => V3.Default,
        "v4" => V4.Default,
        "v5" => V5.Default,
        "v7" => V7.Default,
        "v8" => V8.Default,
        "v9" => V9.Default,
        "v10" => V10.Default,
        "v11" => V11.Default,
        "tgw" => TransitGateway.Default,
        _ => null,
    };

    [FlowLogFormat(FlowLogFormats.Default, PreserveOriginal = true)]
    private static partial class V2;

    [FlowLogFormat(FlowLogFormats.V3, PreserveOriginal = true)]
    private static partial class V3;

    [FlowLogFormat(FlowLogFormats.V4, PreserveOriginal = true)]
    private static partial class V4;

    [FlowLogFormat(FlowLogFormats.V5, PreserveOriginal = true)]
    private static partial class V5;

    [FlowLogFormat(FlowLogFormats.V7, PreserveOriginal = true)]
    private static partial class V7;

    [FlowLogFormat(FlowLogFormats.V8, PreserveOriginal = true)]
    private static partial class V8;

    [FlowLogFormat(FlowLogFormats.V9, PreserveOriginal = true)]
    private static partial class V9;

    [FlowLogFormat(FlowLogFormats.V10, PreserveOriginal = true)]
    private static partial class V10;

    [FlowLogFormat(FlowLogFormats.V11, PreserveOriginal = true)]
    private static partial class V11;

    [FlowLogFormat(FlowLogFormats.TransitGateway, PreserveOriginal = true)]
    private static partial class TransitGateway;
}
