namespace VpcFlow.Cli.Presets;

/// <summary>
/// Chooses the parser of a format: generated code for the well-known ones in every shape of documents, else the one that interprets the format. Both give the same bytes.
/// </summary>
internal static class PresetParsers
{
    public static FlowLogParser Create(FlowLogFormat format, FlowLogParserOptions shape) => Generated(format, shape) ?? FlowLogParser.Create(format, shape);

    /// <summary>The generated parser; <see langword="null"/> if the format is none of the presets.</summary>
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
