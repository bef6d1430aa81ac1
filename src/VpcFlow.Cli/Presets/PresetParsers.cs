namespace VpcFlow.Cli.Presets;

/// <summary>The generated parsers of the well-known formats, in every shape of documents.</summary>
internal static class PresetParsers
{
    /// <summary>All generated parsers of a shape, the one of the default format first; empty if there are none.</summary>
    public static FlowLogParser[] All(FlowLogParserOptions shape)
        => [.. FlowLogFormat.PresetNames
            .Select(name => FlowLogFormat.TryGetPreset(name, out FlowLogFormat? format) ? Generated(format, shape) : null)
            .OfType<FlowLogParser>()];

    /// <summary>Returns the generated parser; <see langword="null"/> if the format is not a preset.</summary>
    public static FlowLogParser? Generated(FlowLogFormat format, FlowLogParserOptions shape) => (shape.Ecs, shape.PreserveOriginal) switch
    {
        _ when shape.Fields is not null => null,
        (EcsVersion.V8_11, false) => Ecs811.Find(format.PresetName),
        (EcsVersion.V8_11, true) => Ecs811Original.Find(format.PresetName),
        (EcsVersion.V8_0, false) => Ecs80.Find(format.PresetName),
        (EcsVersion.V8_0, true) => Ecs80Original.Find(format.PresetName),
        _ => null,
    };
}
