using System.Collections.Immutable;
using VpcFlow.Formatting;
using VpcFlow.Plan;

namespace VpcFlow.Tests.Plan;

/// <summary>A schema other than ECS, with some of the names of OCSF: no code outside of this file knows it.</summary>
internal static class TinySchema
{
    public static DocumentSchema Value { get; } = new(
        "tiny",
        Head:
        [
            new SchemaMember("class_uid", "4001"),
            new SchemaMember("time_dt", "\"")
            {
                Value = ValueKind.Timestamp,
                Close = "\"",
                Fields = [FlowLogField.End, FlowLogField.Start],
            },
        ],
        new Dictionary<FlowLogField, ImmutableArray<FieldTarget>>
        {
            [FlowLogField.SourceAddress] = [new FieldTarget("src_endpoint.ip", TargetForm.Text)],
            [FlowLogField.SourcePort] = [new FieldTarget("src_endpoint.port", TargetForm.Number)],
            [FlowLogField.Protocol] =
            [
                new FieldTarget("connection_info.protocol_num", TargetForm.Number),
                new FieldTarget("connection_info.protocol_name", TargetForm.Transport),
                new FieldTarget("connection_info.is_known", TargetForm.Constant) { Constant = "yes" },
            ],
            [FlowLogField.TcpFlags] = [new FieldTarget("connection_info.flags", TargetForm.NumberText)],
            [FlowLogField.Start] = [new FieldTarget("start_time_dt", TargetForm.Time)],
            [FlowLogField.Action] = [new FieldTarget("status", TargetForm.Outcome)],
        },
        Tail:
        [
            new SchemaMember("observables", "[")
            {
                Value = ValueKind.RelatedAddresses,
                Close = "]",
                Fields = Ends,
                Required = Ends,
                AnyRequired = true,
            },
            new SchemaMember("raw_data", "\"") { Value = ValueKind.Original, Close = "\"", OnlyWithOriginal = true },
            new SchemaMember("metadata.product", "\"VPC\""),
        ],
        Error:
        [
            new SchemaMember("class_uid", "0"),
            new SchemaMember("message", "\"") { Value = ValueKind.Message, Close = "\"" },
            new SchemaMember("copies", "[\"") { Value = ValueKind.Message, Close = "\"]" },
            new SchemaMember("raw_data", "\"") { Value = ValueKind.Original, Close = "\"", OnlyWithOriginal = true },
        ]);

    private static ImmutableArray<FlowLogField> Ends => [FlowLogField.SourceAddress, FlowLogField.DestinationAddress];
}
