using VpcFlow.Ecs;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Plan;

namespace VpcFlow.Pipeline.Elasticsearch.Queries;

/// <summary>The member of documents that a query asks for a field.</summary>
/// <param name="Path">Its path.</param>
/// <param name="IsText">Whether it is text, also if the field is a number.</param>
internal sealed record DocumentMember(string Path, bool IsText)
{
    /// <summary>The time of a document.</summary>
    public const string Time = "@timestamp";

    /// <summary>Returns the member of a field: of an address the one that is indexed as such.</summary>
    public static DocumentMember Of(FlowLogField field)
    {
        FieldTarget target = EcsSchemas.Get(EcsVersion.V8_11).TargetsOf(field).First(
            t => t.Form is TargetForm.Text or TargetForm.Number or TargetForm.NumberText or TargetForm.Time
                && !t.Path.EndsWith(".address", StringComparison.Ordinal));
        return new DocumentMember(target.Path, target.Form is TargetForm.Text or TargetForm.NumberText);
    }

    /// <summary>Returns the member of what a condition compares.</summary>
    /// <exception cref="NotSupportedException">It is derived from several fields, and documents don't have it.</exception>
    public static DocumentMember Of(FilterOperand operand)
        => operand.Fields.Length == 1
            ? Of(operand.Fields[0])
            : throw new NotSupportedException($"A cluster can't be asked for '{operand.Name}', which documents do not have.");

    /// <summary>Returns the member by which documents are grouped.</summary>
    /// <exception cref="NotSupportedException">Documents don't have it.</exception>
    public static DocumentMember Of(FlowLogGrouping grouping)
    {
        GroupOperand operand = grouping.Operand;
        if (operand.Source is null)
            return new DocumentMember(Time, IsText: false);
        return operand.Function switch
        {
            GroupFunction.Whole or GroupFunction.Step => Of(operand.Source),
            GroupFunction.Country when SideOf(operand.Source) is { } side => new($"{side}.geo.country_iso_code", IsText: true),
            GroupFunction.AutonomousSystem when SideOf(operand.Source) is { } side => new($"{side}.as.organization.name", IsText: true),
            GroupFunction.Name => new($"aws.vpcflow.names.{NameOf(operand.Source)}", IsText: true),
            _ => throw new NotSupportedException($"A cluster can't group by '{grouping}', which documents do not have."),
        };
    }

    private static string? SideOf(FilterOperand address) => address.Fields[0] switch
    {
        FlowLogField.SourceAddress => "source",
        FlowLogField.DestinationAddress => "destination",
        _ => null,
    };

    private static string NameOf(FilterOperand address) => address.Fields[0] switch
    {
        FlowLogField.SourceAddress => "source",
        FlowLogField.DestinationAddress => "destination",
        FlowLogField.PacketSourceAddress => "pkt_source",
        FlowLogField.PacketDestinationAddress => "pkt_destination",
        _ => throw new InvalidOperationException($"{address.Name} is not an address."),
    };
}
