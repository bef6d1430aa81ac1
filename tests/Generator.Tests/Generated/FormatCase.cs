namespace VpcFlow.Generator.Tests.Generated;

/// <summary>A format and its options, as in an attribute.</summary>
/// <param name="Name">The name in tests.</param>
/// <param name="Format">The format, in any spelling.</param>
/// <param name="Ecs">The version of the documents.</param>
/// <param name="PreserveOriginal">Whether documents contain the line.</param>
/// <param name="Fields">The fields to read; <see langword="null"/> for all.</param>
/// <param name="Documents">The kind of the documents.</param>
internal sealed record FormatCase(
    string Name, string Format, EcsVersion Ecs = EcsVersion.V8_11, bool PreserveOriginal = false, string? Fields = null,
    FlowLogDocumentKind Documents = FlowLogDocumentKind.Ecs)
{
    public FlowLogFormat Parsed { get; } = FlowLogFormat.Parse(Format);

    /// <summary>The fields that records have, in the order of the line.</summary>
    public IReadOnlyList<FlowLogField> DecodedFields
        => Fields is null ? Parsed.Fields : [.. Parsed.Fields.Where(FlowLogFormat.Parse(Fields).Fields.Contains)];

    public FlowLogParserOptions Options
        => new()
        {
            Documents = Documents,
            Ecs = Ecs,
            PreserveOriginal = PreserveOriginal,
            Fields = Fields is null ? null : FlowLogFormat.Parse(Fields).Fields,
        };

    /// <summary>The arguments of the attribute.</summary>
    public string AttributeArguments
        => $"\"{Format}\", Documents = global::VpcFlow.FlowLogDocumentKind.{Documents}, Ecs = global::VpcFlow.EcsVersion.{Ecs}, "
            + $"PreserveOriginal = {(PreserveOriginal ? "true" : "false")}"
            + (Fields is null ? "" : $", Fields = \"{Fields}\"");
}
