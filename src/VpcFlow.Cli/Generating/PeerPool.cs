namespace VpcFlow.Cli.Generating;

/// <summary>A host outside the network.</summary>
/// <param name="IPv4">Its IPv4 address.</param>
/// <param name="IPv6">Its IPv6 address.</param>
/// <param name="Service">The AWS service it belongs to, or <c>-</c>.</param>
internal sealed record Peer(byte[] IPv4, byte[] IPv6, byte[] Service)
{
    public byte[] Address(bool isIPv6) => isIPv6 ? IPv6 : IPv4;
}

/// <summary>The hosts that the network communicates with.</summary>
internal sealed class PeerPool
{
    private const int InternetHosts = 4096;
    private const int ServiceHosts = 256;

    // First octets that are in use on the internet, including some of AWS.
    private static readonly int[] s_internet = [5, 23, 31, 45, 62, 80, 91, 104, 109, 142, 151, 176, 185, 193, 203, 212];
    private static readonly int[] s_aws = [3, 18, 34, 52, 54];
    private static readonly byte[][] s_services =
        [.. new[] { "S3", "S3", "DYNAMODB", "EC2", "AMAZON", "CLOUDFRONT", "API_GATEWAY" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public PeerPool(RandomSource random)
    {
        Internet = Create(InternetHosts, () => CreatePeer(random, s_internet, LogSource.Absent));
        Services = Create(ServiceHosts, () => CreatePeer(random, s_aws, random.Pick(s_services)));
    }

    public Peer[] Internet { get; }

    public Peer[] Services { get; }

    private static Peer[] Create(int count, Func<Peer> create) => [.. Enumerable.Range(0, count).Select(_ => create())];

    private static Peer CreatePeer(RandomSource random, int[] firstOctets, byte[] service) => new(
        Identifiers.IPv4(random.Pick(firstOctets), random.Next(256), random.Next(256), random.Between(1, 254)),
        Identifiers.IPv6(random, random.Between(0x100, 0xFFF), random.Next(256)),
        service);
}
