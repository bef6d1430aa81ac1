namespace VpcFlow.Filtering;

/// <summary>The addresses that functions of filters recognise.</summary>
internal static class SpecialAddresses
{
    /// <summary>RFC 1918 and RFC 4193, as <see cref="FlowLogAddress.IsPrivate"/>.</summary>
    private static readonly AddressSet s_private = AddressSet.OfNetworks(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]);

    /// <summary>
    /// The unicast addresses that are globally reachable by the IANA registries of special-purpose addresses: all IPv4 addresses below
    /// multicast and IPv6's 2000::/3 and 64:ff9b::/96, without the blocks for other purposes.
    /// </summary>
    private static readonly AddressSet s_internet = AddressSet.OfNetworks(
            ["0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/3", "2000::/3", "64:ff9b::/96"])
        .Without(AddressSet.OfNetworks(
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]));

    public static IEnumerable<string> Names { get; } = ["private", "internet"];

    /// <summary>Returns the addresses that a function recognises; <see langword="null"/> if there is no such function.</summary>
    public static AddressSet? Find(string name)
        => name.Equals("private", StringComparison.OrdinalIgnoreCase) ? s_private
            : name.Equals("internet", StringComparison.OrdinalIgnoreCase) ? s_internet : null;
}
