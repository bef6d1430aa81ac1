using VpcFlow.Ecs;
using VpcFlow.Flat;
using VpcFlow.Ocsf;
using VpcFlow.Plan;

namespace VpcFlow;

/// <summary>The schemas of documents by their kind.</summary>
internal static class DocumentSchemas
{
    /// <summary>Returns a schema.</summary>
    /// <param name="kind">The kind of documents.</param>
    /// <param name="ecs">The version of ECS, if they are ECS documents.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind of documents, or no such version.</exception>
    public static DocumentSchema Get(FlowLogDocumentKind kind, EcsVersion ecs) => kind switch
    {
        FlowLogDocumentKind.Ecs => EcsSchemas.Get(ecs),
        FlowLogDocumentKind.Flat => FlatSchema.Value,
        FlowLogDocumentKind.Ocsf => OcsfSchema.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is not a kind of documents."),
    };
}
