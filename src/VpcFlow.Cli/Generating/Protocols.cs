namespace VpcFlow.Cli.Generating;

/// <summary>Sets consistent protocols, ports, flags and amounts.</summary>
internal static class Protocols
{
    public const int Icmp = 1;
    public const int Tcp = 6;
    public const int Udp = 17;
    public const int Esp = 50;
    public const int IcmpV6 = 58;

    private const int Syn = 2;

    private static readonly int[] s_tcpPorts = [443, 443, 443, 80, 5432, 3306, 6379, 8080, 9200, 22, 25];

    // What is offered to the internet: no database, and no remote access.
    private static readonly int[] s_publicPorts = [443, 443, 443, 80, 443, 443, 443, 8080, 443, 443, 25];
    private static readonly int[] s_udpPorts = [53, 53, 123, 443];
    private static readonly int[] s_scannedPorts = [22, 23, 445, 3389, 8080, 5900, 1433, 6379, 8443, 2323];

    // AWS reports SYN, FIN, RST and the ACK of a SYN-ACK, OR-ed over the interval.
    private static readonly int[] s_clientFlags = [2, 3, 3, 3, 0, 0, 1, 4, 6, 7];
    private static readonly int[] s_serverFlags = [18, 19, 19, 19, 0, 0, 1, 4, 22, 23];

    /// <summary>Sets the values of traffic between a client and a server that answer each other.</summary>
    /// <param name="flow">The flow to set protocol, ports, flags and amounts of; its address family is already set.</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="fromServer">Whether the source is the server.</param>
    /// <param name="onlyHttps">Whether the server is a web service.</param>
    /// <param name="isPublic">Whether the client is on the internet.</param>
    public static void SetConversation(SyntheticFlow flow, RandomSource random, bool fromServer, bool onlyHttps, bool isPublic = false)
    {
        int kind = onlyHttps ? 0 : random.Next(1000);
        flow.Protocol = kind < 820 ? Tcp : kind < 960 ? Udp : kind < 990 ? (flow.IsIPv6 ? IcmpV6 : Icmp) : Esp;
        bool hasPorts = flow.Protocol is Tcp or Udp;
        int service = !hasPorts ? 0
            : onlyHttps ? 443
            : random.Pick(flow.Protocol != Tcp ? s_udpPorts : isPublic ? s_publicPorts : s_tcpPorts);
        int client = hasPorts ? ClientPort(random) : 0;
        flow.SourcePort = fromServer ? service : client;
        flow.DestinationPort = fromServer ? client : service;
        flow.TcpFlags = flow.Protocol == Tcp ? random.Pick(fromServer ? s_serverFlags : s_clientFlags) : 0;
        SetAmounts(flow, random);
    }

    /// <summary>Sets the values of a rejected connection attempt.</summary>
    public static void SetAttempt(SyntheticFlow flow, RandomSource random)
    {
        bool isTcp = random.Chance(900);
        flow.Protocol = isTcp ? Tcp : Udp;
        flow.SourcePort = ClientPort(random);
        flow.DestinationPort = random.Pick(s_scannedPorts);
        flow.TcpFlags = isTcp ? Syn : 0;
        flow.Packets = random.Between(1, 3);
        flow.Bytes = flow.Packets * random.Between(40, 60);
    }

    private static int ClientPort(RandomSource random) => random.Between(32768, 60999);

    private static void SetAmounts(SyntheticFlow flow, RandomSource random)
    {
        // Most flows are short; a few are long.
        bool isShort = flow.Protocol is not (Tcp or Esp) && flow.SourcePort != 443 && flow.DestinationPort != 443;
        flow.Packets = isShort ? random.Between(1, 4) : 1 + random.Next(1 << random.Between(1, 13));
        flow.Bytes = flow.Packets * random.Between(isShort ? 60 : 40, isShort ? 300 : 1460);
    }
}
