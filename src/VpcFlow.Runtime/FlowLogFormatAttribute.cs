namespace VpcFlow;

/// <summary>
/// Generates a parser and a serializer for exactly one flow log format. The VpcFlow source generator adds them to the partial class
/// with this attribute: <c>Format</c>, <c>Default</c>, <c>Record</c>, <c>Parse</c>, <c>TryParse</c> and <c>WriteEcs</c>.
/// </summary>
/// <param name="format">
/// The format as a constant expression, in any spelling that <see cref="FlowLogFormat.Parse(string)"/> accepts;
/// <see cref="FlowLogFormats"/> contains the well-known ones.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FlowLogFormatAttribute(string format) : Attribute
{
    /// <summary>The format.</summary>
    public string Format { get; } = format;

    /// <summary>
    /// The kind of documents; ECS unless set. Those of another kind are written by <c>WriteDocuments</c>, which the class has instead of
    /// <c>WriteEcs</c>.
    /// </summary>
    public FlowLogDocumentKind Documents { get; set; }

    /// <summary>The version of the Elastic Common Schema, if the documents are ECS documents.</summary>
    public EcsVersion Ecs { get; set; }

    /// <summary>
    /// Whether documents contain the line: ECS documents as <c>event.original</c>, with the tag <c>preserve_original_event</c>, flat ones
    /// as <c>original</c>, those of OCSF as <c>raw_data</c>.
    /// </summary>
    public bool PreserveOriginal { get; set; }

    /// <summary>
    /// The fields to read, as names separated by spaces; all others are skipped at no cost and appear neither in records nor in documents.
    /// <see langword="null"/> reads all fields.
    /// </summary>
    public string? Fields { get; set; }
}
