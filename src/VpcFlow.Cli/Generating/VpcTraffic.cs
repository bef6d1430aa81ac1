namespace VpcFlow.Cli.Generating;

/// <summary>The traffic of a VPC: 1 % intervals without data, 10 % rejected, 5 % IPv6.</summary>
internal sealed class VpcTraffic(RandomSource random, bool hasResources) : ITraffic
{
    private const int SameVpc = 1;
    private const int GatewayEndpoint = 7;
    private const int InternetGateway = 8;

    private static readonly byte[] s_blockPublicAccess = "BPA"u8.ToArray();

    private readonly VpcNetwork _network = new(random, hasResources);
    private readonly PeerPool _peers = new(random);

    public void Next(SyntheticFlow flow)
    {
        flow.HasData = !random.Chance(10);
        flow.IsIPv6 = random.Chance(50);
        flow.IsAccepted = !random.Chance(100);
        flow.IsEgress = random.Chance(500);
        flow.SourceService = LogSource.Absent;
        flow.DestinationService = LogSource.Absent;
        flow.RejectReason = LogSource.Absent;
        flow.TrafficPath = 0;
        flow.EncryptionStatus = 0;
        flow.NextHop = null;
        flow.Owner = random.PickSkewed(_network.Hosts);
        if (!flow.HasData)
            return;
        int kind = random.Next(1000);
        if (!flow.IsAccepted)
            SetAttempt(flow);
        else if (kind < 60)
            SetThroughNat(flow);
        else if (kind < 480)
            SetInternal(flow);
        else
            SetExternal(flow, isService: kind < 680);
    }

    private void SetAttempt(SyntheticFlow flow)
    {
        flow.IsEgress = random.Chance(150);
        SetAddresses(flow, _peers.Internet[random.Next(_peers.Internet.Length)].Address(flow.IsIPv6));
        Protocols.SetAttempt(flow, random);
        if (random.Chance(100))
            flow.RejectReason = s_blockPublicAccess;
        if (flow.IsEgress)
            flow.TrafficPath = InternetGateway;
    }

    private void SetInternal(SyntheticFlow flow)
    {
        LogSource peer;
        do
            peer = random.PickSkewed(_network.Hosts);
        while (peer == flow.Owner);
        SetAddresses(flow, peer.Address(flow.IsIPv6));
        Protocols.SetConversation(flow, random, fromServer: random.Chance(500), onlyHttps: false);
        flow.EncryptionStatus = random.Chance(700) ? 1 : 3;
        if (flow.IsEgress)
        {
            flow.TrafficPath = SameVpc;
            flow.NextHop = peer;
        }
    }

    private void SetExternal(SyntheticFlow flow, bool isService)
    {
        Peer peer = random.PickSkewed(isService ? _peers.Services : _peers.Internet);
        bool isServer = !isService && random.Chance(600);
        SetAddresses(flow, peer.Address(flow.IsIPv6));
        Protocols.SetConversation(flow, random, fromServer: flow.IsEgress == isServer, onlyHttps: isService, isPublic: isServer);
        flow.EncryptionStatus = flow.SourcePort == 443 || flow.DestinationPort == 443 ? 2 : 0;
        if (flow.IsEgress)
        {
            bool isGatewayEndpoint = peer.Service.AsSpan().SequenceEqual("S3"u8) || peer.Service.AsSpan().SequenceEqual("DYNAMODB"u8);
            flow.DestinationService = peer.Service;
            flow.TrafficPath = isGatewayEndpoint ? GatewayEndpoint : InternetGateway;
            flow.NextHop = flow.Owner.IsPrivate && !isGatewayEndpoint && !flow.IsIPv6 ? _network.Nat : null;
        }
        else
        {
            flow.SourceService = peer.Service;
        }
    }

    /// <summary>
    /// Sets traffic between an instance and the internet as logged by the NAT gateway's interface on the instance's side: the packet
    /// addresses
    /// contain the address on the internet.
    /// </summary>
    private void SetThroughNat(SyntheticFlow flow)
    {
        LogSource instance = random.PickSkewed(_network.Hosts);
        byte[] peer = random.PickSkewed(_peers.Internet).IPv4;
        flow.Owner = _network.Nat;
        flow.IsIPv6 = false;
        SetAddresses(flow, instance.IPv4);
        if (flow.IsEgress)
            flow.PacketSource = peer;
        else
            flow.PacketDestination = peer;
        Protocols.SetConversation(flow, random, fromServer: flow.IsEgress, onlyHttps: true);
        flow.EncryptionStatus = 2;
        if (flow.IsEgress)
        {
            flow.TrafficPath = SameVpc;
            flow.NextHop = instance;
        }
    }

    private static void SetAddresses(SyntheticFlow flow, byte[] peer)
    {
        byte[] own = flow.Owner.Address(flow.IsIPv6);
        flow.Source = flow.PacketSource = flow.IsEgress ? own : peer;
        flow.Destination = flow.PacketDestination = flow.IsEgress ? peer : own;
    }
}
