namespace VpcFlow.Cli.Presets;

/// <summary>The generated parsers of the well-known formats, for documents in ECS 8.11.</summary>
internal static partial class Ecs811
{
    /// <summary>Returns the parser of a well-known format by the name of its constant; <see langword="null"/> for any other name.</summary>
    public static FlowLogParser? Find(string constant) => constant switch
    {
        nameof(FlowLogFormats.Default) => V2.Default,
        nameof(FlowLogFormats.V3) => V3.Default,
        nameof(FlowLogFormats.V4) => V4.Default,
        nameof(FlowLogFormats.V5) => V5.Default,
        nameof(FlowLogFormats.V7) => V7.Default,
        nameof(FlowLogFormats.V8) => V8.Default,
        nameof(FlowLogFormats.V9) => V9.Default,
        nameof(FlowLogFormats.V10) => V10.Default,
        nameof(FlowLogFormats.V11) => V11.Default,
        nameof(FlowLogFormats.TransitGateway) => TransitGateway.Default,
        _ => null,
    };

    [FlowLogFormat(FlowLogFormats.Default)]
    private static partial class V2;

    [FlowLogFormat(FlowLogFormats.V3)]
    private static partial class V3;

    [FlowLogFormat(FlowLogFormats.V4)]
    private static partial class V4;

    [FlowLogFormat(FlowLogFormats.V5)]
    private static partial class V5;

    [FlowLogFormat(FlowLogFormats.V7)]
    private static partial class V7;

    [FlowLogFormat(FlowLogFormats.V8)]
    private static partial class V8;

    [FlowLogFormat(FlowLogFormats.V9)]
    private static partial class V9;

    [FlowLogFormat(FlowLogFormats.V10)]
    private static partial class V10;

    [FlowLogFormat(FlowLogFormats.V11)]
    private static partial class V11;

    [FlowLogFormat(FlowLogFormats.TransitGateway)]
    private static partial class TransitGateway;
}
