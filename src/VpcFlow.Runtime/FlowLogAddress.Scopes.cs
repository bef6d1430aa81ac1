namespace VpcFlow;

/// <content>Recognises addresses that are not global. An IPv4-mapped address counts as the IPv4 address that it maps.</content>
public readonly partial struct FlowLogAddress
{
    /// <summary>
    /// Whether the address is for private networks: 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 (RFC 1918), or a unique local IPv6
    /// address, fc00::/7 (RFC 4193).
    /// </summary>
    public bool IsPrivate
    {
        get
        {
            uint number = IPv4Number;
            return IsIPv4
                ? number >> 24 == 10 || number >> 20 == (172 << 4 | 1) || number >> 16 == (192 << 8 | 168)
                : ToBigEndian(_high) >> 57 == 0xFC >> 1;
        }
    }

    /// <summary>Whether the address is a loopback address: 127.0.0.0/8 or ::1.</summary>
    public bool IsLoopback => IsIPv4 ? IPv4Number >> 24 == 127 : MappedNumber == UInt128.One;

    /// <summary>Whether the address is link-local: 169.254.0.0/16 (RFC 3927) or fe80::/10 (RFC 4291).</summary>
    public bool IsLinkLocal => IsIPv4 ? IPv4Number >> 16 == (169 << 8 | 254) : ToBigEndian(_high) >> 54 == 0xFE80 >> 6;
}
