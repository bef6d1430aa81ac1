namespace VpcFlow.Cli.Generating;

/// <summary>The traffic of a transit gateway: 1 % intervals without data, 5 % IPv6, a few lost packets.</summary>
internal sealed class TransitTraffic(RandomSource random) : ITraffic
{
    private readonly TransitNetwork _network = new(random);

    public void Next(SyntheticFlow flow)
    {
        flow.HasData = !random.Chance(10);
        flow.IsIPv6 = random.Chance(50);
        flow.IsAccepted = true;
        flow.IsEgress = random.Chance(500);
        if (!flow.HasData)
        {
            flow.Owner = random.Pick(_network.Idle);
            return;
        }

        int source = random.Next(TransitNetwork.Attachments);
        int destination = (source + random.Between(1, TransitNetwork.Attachments - 1)) % TransitNetwork.Attachments;
        int sourceSide = (source * TransitNetwork.Zones) + random.Next(TransitNetwork.Zones);
        int destinationSide = (destination * TransitNetwork.Zones) + random.Next(TransitNetwork.Zones);
        flow.Owner = _network.Link(sourceSide, destinationSide, flow.IsEgress);
        flow.Source = flow.PacketSource = _network.Host(random, sourceSide, flow.IsIPv6);
        flow.Destination = flow.PacketDestination = _network.Host(random, destinationSide, flow.IsIPv6);
        Protocols.SetConversation(flow, random, fromServer: random.Chance(500), onlyHttps: false);
        flow.Lost.AsSpan().Clear();
        if (random.Chance(10))
            flow.Lost[random.Next(flow.Lost.Length)] = random.Between(1, 9);
    }
}
