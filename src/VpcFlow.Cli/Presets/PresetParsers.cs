using VpcFlow.Formats;

namespace VpcFlow.Cli.Presets;

/// <summary>The generated parsers of the well-known formats, in every shape of documents.</summary>
internal static class PresetParsers
{
    /// <summary>Returns all generated parsers of a shape, the one of the default format first; none for a projection.</summary>
    public static FlowLogParser[] All(FlowLogParserOptions shape)
        => shape.Fields is null ? [.. FlowLogPresets.All.Select(p => Find(p.Constant, shape)).OfType<FlowLogParser>()] : [];

    /// <summary>Returns the generated parser; <see langword="null"/> if the format is not a preset.</summary>
    public static FlowLogParser? Generated(FlowLogFormat format, FlowLogParserOptions shape)
        => shape.Fields is null && format.PresetName is { } name && FlowLogPresets.Find(name) is { } preset
            ? Find(preset.Constant, shape)
            : null;

    private static FlowLogParser? Find(string constant, FlowLogParserOptions shape) => FindEcs(constant, shape)?.With(shape);

    private static FlowLogParser? FindEcs(string constant, FlowLogParserOptions shape) => (shape.Ecs, shape.PreserveOriginal) switch
    {
        (EcsVersion.V8_11, false) => Ecs811.Find(constant),
        (EcsVersion.V8_11, true) => Ecs811Original.Find(constant),
        (EcsVersion.V8_0, false) => Ecs80.Find(constant),
        (EcsVersion.V8_0, true) => Ecs80Original.Find(constant),
        _ => throw new InvalidOperationException($"{shape.Ecs} is not a version of ECS."),
    };
}
