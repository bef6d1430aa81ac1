using VpcFlow.Ecs;
using VpcFlow.Plan;

namespace VpcFlow;

/// <summary>How a parser reads records and shapes documents: what the attribute says at compile time, for a format known only at run time.</summary>
public sealed record FlowLogParserOptions
{
    /// <summary>All fields, ECS 8.11, without <c>event.original</c>.</summary>
    public static FlowLogParserOptions Default { get; } = new();

    /// <summary>The version of the Elastic Common Schema in which documents are written.</summary>
    public EcsVersion Ecs { get; init; }

    /// <summary>Whether documents carry the line as <c>event.original</c> and the tag <c>preserve_original_event</c>.</summary>
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
