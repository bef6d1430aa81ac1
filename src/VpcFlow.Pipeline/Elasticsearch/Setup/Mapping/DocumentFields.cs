using System.Collections.Immutable;
using VpcFlow.Ecs;
using VpcFlow.Plan;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;

/// <summary>
/// All members that a document can have, derived from the catalogue of fields and the schema of documents, so that none can be forgotten.
/// </summary>
internal static class DocumentFields
{
    /// <summary>The members in the order of their paths.</summary>
    public static ImmutableArray<MappedField> All { get; } = Create();

    private static ImmutableArray<MappedField> Create()
    {
        // Documents of ECS 8.0 have no members that those of 8.11 lack.
        DocumentSchema schema = EcsSchemas.Get(EcsVersion.V8_11);
        SchemaMember[] members = [.. schema.Head, .. schema.Tail, .. schema.Error];
        IEnumerable<MappedField> fields = FlowLogFieldInfo.All.SelectMany(
            f => schema.TargetsOf(f.Field).Where(t => t.Form != TargetForm.Part).Select(t => new MappedField(t.Path, TypeOf(t, f.Kind))));
        IEnumerable<MappedField> composed = members.Where(m => m.Value != ValueKind.Fragment)
            .Select(m => new MappedField(m.Path.Replace("[]", "", StringComparison.Ordinal), TypeOf(m)));
        return [.. fields.Concat(composed).Concat(FragmentFields.All).Distinct().OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private static FieldType TypeOf(FieldTarget target, FlowLogFieldKind kind) => target.Form switch
    {
        // ECS has an address twice: as it was logged, which can be a name elsewhere, and as an IP address.
        TargetForm.Text when kind == FlowLogFieldKind.Address && !target.Path.EndsWith(".address", StringComparison.Ordinal)
            => FieldType.Ip,
        TargetForm.Number => FieldType.Long,
        TargetForm.Time => FieldType.Date,
        TargetForm.Text or TargetForm.NumberText or TargetForm.NetworkType or TargetForm.Transport or TargetForm.TcpFlags
            or TargetForm.Outcome or TargetForm.Constant => FieldType.Keyword,
        _ => throw new InvalidOperationException($"{target.Form} is not a form of a member."),
    };

    private static FieldType TypeOf(SchemaMember member) => member.Value switch
    {
        ValueKind.Timestamp => FieldType.Date,
        ValueKind.RelatedAddresses => FieldType.Ip,
        ValueKind.Original => FieldType.Stored,
        ValueKind.Message => FieldType.Text,
        ValueKind.Namespace => FieldType.Constant,
        ValueKind.None when member.Path.StartsWith("data_stream.", StringComparison.Ordinal) => FieldType.Constant,
        ValueKind.None or ValueKind.EventType or ValueKind.CommunityId => FieldType.Keyword,
        _ => throw new InvalidOperationException($"{member.Value} is not a value of a member."),
    };
}
