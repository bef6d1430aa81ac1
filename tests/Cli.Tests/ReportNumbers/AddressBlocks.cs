using System.Net;

namespace VpcFlow.Cli.Tests.ReportNumbers;

/// <summary>Blocks of addresses, from the registries of IANA.</summary>
internal static class AddressBlocks
{
    public static readonly string[] Private = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

    /// <summary>Unicast that is routed on the internet, but for <see cref="Special"/>.</summary>
    public static readonly string[] Unicast = ["0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/3", "2000::/3", "64:ff9b::/96"];

    public static readonly string[] Special =
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    ];

    public static bool IsPrivate(string address) => IsIn(Private, address);

    public static bool IsInternet(string address) => IsIn(Unicast, address) && !IsIn(Special, address);

    private static bool IsIn(string[] blocks, string address)
        => blocks.Any(b => IPNetwork.Parse(b) is var block && block.Contains(IPAddress.Parse(address)));
}
