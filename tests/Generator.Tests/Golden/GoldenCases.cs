namespace VpcFlow.Generator.Tests.Golden;

/// <summary>A source with one attributed class, and the name of the file that is generated for it.</summary>
public sealed record GoldenCase(string HintName, string Source)
{
    public override string ToString() => HintName;
}

/// <summary>Formats of every kind, each in a different kind of declaration.</summary>
internal static class GoldenCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        // The default format, as shown in the documentation.
        new("Contoso.Network.EdgeFlowLogs.FlowLog.g.cs", """
            using VpcFlow;

            namespace Contoso.Network;

            /// <summary>The flow logs of the edge.</summary>
            [FlowLogFormat(FlowLogFormats.Default)]
            public partial class EdgeFlowLogs;
            """),

        // Version 5, nested in partial types of every kind.
        new("Contoso.Outer.Middle.IInner.FlowLogs.FlowLog.g.cs", """
            using VpcFlow;

            namespace Contoso
            {
                internal partial record Outer(string Name)
                {
                    private protected partial record struct Middle(int Number)
                    {
                        internal partial interface IInner
                        {
                            [FlowLogFormat(FlowLogFormats.V5)]
                            public sealed partial class FlowLogs
                            {
                            }
                        }
                    }
                }
            }
            """),

        // Version 11 in the global namespace.
        new("GlobalFlowLogs.FlowLog.g.cs", """
            [VpcFlow.FlowLogFormat(VpcFlow.FlowLogFormats.V11)]
            internal abstract partial class GlobalFlowLogs;
            """),

        // Transit gateways, in a private nested class.
        new("Contoso.Gateways.FlowLogs.FlowLog.g.cs", """
            using VpcFlow;

            namespace Contoso;

            internal static partial class Gateways
            {
                public static FlowLogParser Parser => FlowLogs.Default;

                [FlowLogFormat(FlowLogFormats.TransitGateway)]
                private partial class FlowLogs;
            }
            """),

        // The six fields of the AWS guide's NAT example, in a record.
        new("Contoso.NatFlowLogs.FlowLog.g.cs", """
            using VpcFlow;

            namespace Contoso;

            [FlowLogFormat("${instance-id} ${interface-id} ${srcaddr} ${dstaddr} ${pkt-srcaddr} ${pkt-dstaddr}")]
            internal sealed partial record NatFlowLogs(string Name);
            """),

        // Three of the fourteen fields, in a static class.
        new("Contoso.TrafficFlowLogs.FlowLog.g.cs", """
            using VpcFlow;

            namespace Contoso;

            [FlowLogFormat(FlowLogFormats.Default, Fields = "srcaddr dstaddr bytes")]
            internal static partial class TrafficFlowLogs;
            """),

        // Documents of ECS 8.0 with the line in them, in an internal nested class of a struct.
        new("Contoso.Archive.FlowLogs.FlowLog.g.cs", """
            using VpcFlow;

            namespace Contoso;

            public ref partial struct Archive
            {
                [FlowLogFormat(
                    "version srcaddr dstaddr srcport dstport protocol start action tcp_flags",
                    Ecs = EcsVersion.V8_0,
                    PreserveOriginal = true)]
                internal partial class FlowLogs;
            }
            """),

        // Events of OCSF, whose members depend on the values of fields.
        new("Contoso.LakeFlowLogs.FlowLog.g.cs", """
            using VpcFlow;

            namespace Contoso;

            [FlowLogFormat(FlowLogFormats.V5, Documents = FlowLogDocumentKind.Ocsf)]
            internal partial class LakeFlowLogs;
            """),

        // Flat JSON.
        new("Contoso.FlatFlowLogs.FlowLog.g.cs", """
            using VpcFlow;

            namespace Contoso;

            [FlowLogFormat("srcaddr dstaddr bytes start action", Documents = FlowLogDocumentKind.Flat)]
            internal partial class FlatFlowLogs;
            """),

        // Text only, so that values do not distinguish lines from a header; names that are keywords.
        new("Contoso.event.record.FlowLog.g.cs", """
            using VpcFlow;

            namespace Contoso.@event;

            [FlowLogFormat("vpc-id subnet-id action log-status")]
            internal partial class @record;
            """),
    ];
}
