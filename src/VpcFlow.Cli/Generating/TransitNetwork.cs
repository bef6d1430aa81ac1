using System.Globalization;

namespace VpcFlow.Cli.Generating;

/// <summary>A transit gateway with a few VPCs, each in an account of its own, attached to it in two Availability Zones.</summary>
internal sealed class TransitNetwork
{
    public const int Attachments = 4;

    public const int Zones = 2;

    /// <summary>The Availability Zones of all attachments.</summary>
    private const int Sides = Attachments * Zones;

    private const int HostsInZone = 24;
    private const string Region = "us-east-1";

    private readonly string _account;
    private readonly string _gateway;
    private readonly Attachment[] _attachments;
    private readonly LogSource[] _links;

    public TransitNetwork(RandomSource random)
    {
        _account = Identifiers.Account(random);
        _gateway = Identifiers.Resource(random, "tgw");
        _attachments = [.. Enumerable.Range(0, Attachments).Select(number => new Attachment(random, number))];
        Idle = [.. _attachments.Select(a => Create(a.Id))];
        _links = [.. Enumerable.Range(0, Sides * Sides * 2).Select(i => CreateLink(i / 2 / Sides, i / 2 % Sides, isEgress: i % 2 == 1))];
    }

    /// <summary>The attachments, for intervals without traffic.</summary>
    public LogSource[] Idle { get; }

    /// <summary>
    /// What traffic from one side to another is logged for: at ingress the attachment it comes from, at egress the attachment it leaves
    /// through.
    /// </summary>
    public LogSource Link(int source, int destination, bool isEgress)
        => _links[(((source * Sides) + destination) * 2) + (isEgress ? 1 : 0)];

    public byte[] Host(RandomSource random, int side, bool isIPv6)
    {
        Attachment attachment = _attachments[side / Zones];
        return random.PickSkewed(isIPv6 ? attachment.IPv6[side % Zones] : attachment.IPv4[side % Zones]);
    }

    private LogSource Create(string attachment) => new LogSource()
        .With(FlowLogField.ResourceType, "TransitGateway")
        .With(FlowLogField.AccountId, _account)
        .With(FlowLogField.TransitGatewayId, _gateway)
        .With(FlowLogField.TransitGatewayAttachmentId, attachment)
        .With(FlowLogField.Region, Region);

    private LogSource CreateLink(int sourceSide, int destinationSide, bool isEgress)
    {
        Attachment source = _attachments[sourceSide / Zones];
        Attachment destination = _attachments[destinationSide / Zones];
        int sourceZone = sourceSide % Zones;
        int destinationZone = destinationSide % Zones;
        return Create(isEgress ? destination.Id : source.Id)
            .With(FlowLogField.TransitGatewayPairAttachmentId, isEgress ? source.Id : destination.Id)
            .With(FlowLogField.TransitGatewaySourceVpcAccountId, source.Account)
            .With(FlowLogField.TransitGatewayDestinationVpcAccountId, destination.Account)
            .With(FlowLogField.TransitGatewaySourceVpcId, source.Vpc)
            .With(FlowLogField.TransitGatewayDestinationVpcId, destination.Vpc)
            .With(FlowLogField.TransitGatewaySourceSubnetId, source.Subnets[sourceZone])
            .With(FlowLogField.TransitGatewayDestinationSubnetId, destination.Subnets[destinationZone])
            .With(FlowLogField.TransitGatewaySourceNetworkInterface, source.Interfaces[sourceZone])
            .With(FlowLogField.TransitGatewayDestinationNetworkInterface, destination.Interfaces[destinationZone])
            .With(FlowLogField.TransitGatewaySourceAvailabilityZoneId, ZoneId(sourceZone))
            .With(FlowLogField.TransitGatewayDestinationAvailabilityZoneId, ZoneId(destinationZone));
    }

    private static string ZoneId(int zone) => "use1-az" + (zone + 1).ToString(CultureInfo.InvariantCulture);

    private sealed class Attachment(RandomSource random, int number)
    {
        public string Id { get; } = Identifiers.Resource(random, "tgw-attach");

        public string Account { get; } = Identifiers.Account(random);

        public string Vpc { get; } = Identifiers.Resource(random, "vpc");

        public string[] Subnets { get; } = Each(_ => Identifiers.Resource(random, "subnet"));

        public string[] Interfaces { get; } = Each(_ => Identifiers.Resource(random, "eni"));

        public byte[][][] IPv4 { get; } = Each(zone => Hosts(() => Identifiers.IPv4(10, number + 1, zone, random.Between(4, 254))));

        public byte[][][] IPv6 { get; } = Each(zone => Hosts(() => Identifiers.IPv6(random, 0x2000 + number, zone)));

        private static T[] Each<T>(Func<int, T> create) => [.. Enumerable.Range(0, Zones).Select(create)];

        private static byte[][] Hosts(Func<byte[]> create) => [.. Enumerable.Range(0, HostsInZone).Select(_ => create())];
    }
}
