using System.Collections.Immutable;
using VpcFlow.Pipeline.Elasticsearch.Queries;
using static VpcFlow.Pipeline.Elasticsearch.Dashboards.PanelFactory;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards;

/// <summary>The dashboards of flow logs. Kibana and OpenSearch Dashboards have the same.</summary>
internal static class DashboardCatalogue
{
    /// <summary>The members by which every dashboard can be narrowed down.</summary>
    public static ImmutableArray<(string Path, string Label)> Controls { get; } =
    [
        ("cloud.account.id", "Account"), ("cloud.region", "Region"), ("aws.vpcflow.interface_id", "Interface"),
        ("aws.vpcflow.action", "Action"),
    ];

    public static ImmutableArray<Dashboard> All { get; } =
        [Overview(), Traffic(), Security(), Interface(), Paths(), Map(), Health(), DeliveryDashboard.Create()];

    private static Dashboard Overview() => new("overview", "Overview", "How much traffic there is, and how much of it is rejected.",
    [
        Measure("totals", "Totals", "All records of the time range.", PanelChart.Figures, "",
            "count, sum(bytes), distinct(interface-id), distinct(account-id)"),
        Measure("rejected-totals", "Rejected", "Rejected records, and how many sources they are from.", PanelChart.Figures, "",
            "count, distinct(srcaddr), distinct(interface-id)", "action = REJECT"),
        Ask("records-over-time"),
        Ask("bytes-over-time"),
        Ask("actions", PanelChart.Pie),
        Ask("accounts"),
        Ask("rejected-ports"),
        Ask("rejected-interfaces"),
    ]);

    private static Dashboard Traffic() => new("traffic", "Traffic", "Who talks to whom, and what is refused.",
    [
        Ask("top-talkers"),
        Ask("top-destinations"),
        Measure("ports", "Destination ports", "Ports of replies are among them: those above 32767, mostly.", PanelChart.Bars,
            "dstport", "sum(bytes), count"),
        Ask("protocols", PanelChart.Pie),
        Ask("conversations"),
        Measure("source-actions", "Accepted and rejected traffic of sources", "Sources whose traffic is mostly rejected are scanners, "
            + "or applications that a rule does not let through.", PanelChart.Table, "srcaddr,action", "count, sum(bytes)"),
        Ask("rejected-sources"),
        Ask("rejected-inside"),
        Ask("rejected-replies"),
        Ask("reject-reasons"),
        Ask("large-transfers"),
        List("reject-log", "Rejected records", "Each rejected record.", "action = REJECT", "source.ip", "source.port", "destination.ip",
            "destination.port", "network.transport", "source.packets", "aws.vpcflow.interface_id", "cloud.account.id"),
    ]);

    private static Dashboard Security() => new("security", "Security", "What the internet reaches, and who looks for what is open.",
    [
        Ask("open-admin-ports"),
        Ask("scans"),
        Ask("sweeps"),
        Ask("icmp"),
        Ask("ssh-rdp"),
        Ask("from-internet"),
        Ask("reach-instance"),
        Ask("mining-ports"),
        Ask("unusual-protocols"),
    ]);

    private static Dashboard Interface() => new("interface", "Interface", "What a network interface exchanges; choose one above.",
    [
        Measure("interface-over-time", "Bytes of interfaces over time", "The busiest interfaces.", PanelChart.StackedSeries,
            "time/5m,interface-id", "sum(bytes)"),
        Ask("interfaces"),
        Ask("direction"),
        Measure("interface-ports", "Ports of interfaces", "What is offered at each interface, and what is tried.", PanelChart.Table,
            "interface-id,dstport,action", "count, sum(bytes), distinct(srcaddr)"),
        Measure("interface-peers", "Peers of interfaces", "Who sends to whom at each interface.", PanelChart.Table,
            "interface-id,srcaddr,dstaddr", "sum(bytes), count, max(end)"),
    ]);

    private static Dashboard Paths() => new("paths", "Paths and cost", "Which ways traffic takes, and which of them cost money.",
    [
        Measure("direction-over-time", "Direction over time", "Ingress enters interfaces, egress leaves them.", PanelChart.StackedSeries,
            "time/5m,flow-direction", "sum(bytes)"),
        Ask("traffic-paths"),
        Ask("aws-services"),
        Ask("nat-users"),
        Ask("cross-zone"),
        Ask("lost-packets"),
    ]);

    private static Dashboard Map() => new("map", "Map", "Where traffic comes from and goes to; needs databases of addresses.",
    [
        new Panel("source-map", "Sources on the map", "Each point stands for the sources near it.", PanelChart.Map)
        {
            Aggregation = new Aggregation(
                [new Bucket(BucketKind.Grid, "source.geo.location", "place", 3)],
                [new Metric(FlowLogMeasureKind.Count, null, "count")],
                Order: 0),
            Width = 48,
            Height = 20,
        },
        Ask("countries"),
        Measure("destination-countries", "Countries of destinations", "A country that is new among them is worth a look.",
            PanelChart.Bars, "country(dstaddr)", "sum(bytes), distinct(dstaddr), count"),
        Ask("systems"),
        Measure("rejected-countries", "Countries of rejected sources", "Where scans come from.", PanelChart.Bars, "country(srcaddr)",
            "count, distinct(srcaddr)", "action = REJECT"),
    ]);

    private static Dashboard Health() => new("health", "Health", "Whether the logs are complete, and how late they are.",
    [
        Measure("status-over-time", "Status of records over time", "NODATA: there was no traffic. SKIPDATA: AWS could not record it.",
            PanelChart.StackedSeries, "time/5m,log-status", "count"),
        Ask("gaps-over-time"),
        Ask("data-gaps"),
        Ask("last-seen"),
        new Panel("delivery", "Last delivery by account", "The end of the last record and the time of its delivery. AWS delivers 5 to 15 "
            + "minutes late; more than that is a delay on the way.", PanelChart.Table)
        {
            Aggregation = new Aggregation(
                [new Bucket(BucketKind.Terms, "cloud.account.id", "account", 20)],
                [
                    new Metric(FlowLogMeasureKind.Max, DocumentMember.Time, "last record"),
                    new Metric(FlowLogMeasureKind.Max, "event.ingested", "last delivery"),
                    new Metric(FlowLogMeasureKind.Count, null, "records"),
                ],
                Order: 0),
        },
        new Panel("unparsable", "Lines that could not be read", "Lines that were delivered as documents with their error. What the cluster "
            + "itself refused is in the dead letters of 'vpcflow ship'.", PanelChart.Documents)
        {
            Query = QueryJson.Term("event.kind", "pipeline_error"),
            QueryText = "event.kind: pipeline_error",
            Columns = ["error.message", "event.original", "log.file.path", "aws.s3.object.key"],
            Width = 48,
        },
    ]);
}
