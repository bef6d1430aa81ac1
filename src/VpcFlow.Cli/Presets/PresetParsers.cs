using VpcFlow.Formats;

namespace VpcFlow.Cli.Presets;

/// <summary>The generated parsers of the well-known formats, in every shape of documents.</summary>
internal static class PresetParsers
{
    /// <summary>All generated parsers of a shape, the one of the default format first; empty if there are none.</summary>
    public static FlowLogParser[] All(FlowLogParserOptions shape)
        => [.. FlowLogFormat.PresetNames
            .Select(name => FlowLogFormat.TryGetPreset(name, out FlowLogFormat? format) ? Generated(format, shape) : null)
            .OfType<FlowLogParser>()];

    /// <summary>The generated parser; <see langword="null"/> if the format is none of the presets.</summary>
    public static FlowLogParser? Generated(FlowLogFormat format, FlowLogParserOptions shape)
    {
        if (shape.Fields is not null || format.PresetName is not { } name || FlowLogPresets.Find(name)?.Constant is not { } constant)
            return null;
        return (shape.Ecs, shape.PreserveOriginal) switch
        {
            (EcsVersion.V8_11, false) => Ecs811.Find(constant),
            (EcsVersion.V8_11, true) => Ecs811Original.Find(constant),
            (EcsVersion.V8_0, false) => Ecs80.Find(constant),
            (EcsVersion.V8_0, true) => Ecs80Original.Find(constant),
            _ => throw new InvalidOperationException($"{shape.Ecs} is not a version of ECS."),
        };
    }
}
