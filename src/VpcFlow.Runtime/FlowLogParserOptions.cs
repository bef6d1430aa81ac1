using VpcFlow.Plan;

namespace VpcFlow;

/// <summary>
/// The options for reading records and shaping documents, for a format that is known only at run time; at compile time, the attribute has
/// them.
/// </summary>
public sealed record FlowLogParserOptions
{
    /// <summary>The default options: all fields, ECS 8.11, without <c>event.original</c>.</summary>
    public static FlowLogParserOptions Default { get; } = new();

    /// <summary>The kind of documents; ECS unless set.</summary>
    public FlowLogDocumentKind Documents { get; init; }

    /// <summary>The version of the Elastic Common Schema in which documents are written, if they are ECS documents.</summary>
    public EcsVersion Ecs { get; init; }

    /// <summary>
    /// Whether documents contain the line: ECS documents as <c>event.original</c>, with the tag <c>preserve_original_event</c>, flat ones
    /// as <c>original</c>, those of OCSF as <c>raw_data</c>.
    /// </summary>
    public bool PreserveOriginal { get; init; }

    /// <summary>
    /// The fields to read; <see langword="null"/> for all. A parser has one format, which must contain them; a reader reads of each format
    /// those that it contains. The values of other fields are not checked.
    /// </summary>
    public IReadOnlyCollection<FlowLogField>? Fields { get; init; }

    /// <summary>The schema of documents: that of <see cref="Documents"/> unless another one is set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind of documents, or no such version.</exception>
    internal DocumentSchema Schema
    {
        get => field ?? DocumentSchemas.Get(Documents, Ecs);
        init;
    }

    /// <summary>Returns the options for one of several formats: of the fields to read, those that it contains.</summary>
    internal FlowLogParserOptions For(FlowLogFormat format)
        => Fields is null ? this : this with { Fields = [.. Fields.Where(f => format.IndexOf(f) >= 0)] };
}
