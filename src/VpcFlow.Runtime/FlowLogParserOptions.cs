using VpcFlow.Ecs;
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

    /// <summary>The version of the Elastic Common Schema in which documents are written.</summary>
    public EcsVersion Ecs { get; init; }

    /// <summary>Whether documents contain the line as <c>event.original</c> and the tag <c>preserve_original_event</c>.</summary>
    public bool PreserveOriginal { get; init; }

    /// <summary>The fields to read, all of them fields of the format; <see langword="null"/> for all.</summary>
    public IReadOnlyCollection<FlowLogField>? Fields { get; init; }

    /// <summary>The schema of documents: that of <see cref="Ecs"/> unless another one is set.</summary>
    internal DocumentSchema Schema
    {
        get => field ?? EcsSchemas.Get(Ecs);
        init;
    }
}
