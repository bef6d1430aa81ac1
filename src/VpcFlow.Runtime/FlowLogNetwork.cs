using System.Net;
using System.Net.Sockets;

namespace VpcFlow;

/// <summary>
/// Represents a range of addresses in CIDR notation: <c>10.0.0.0/8</c>, <c>2001:db8::/32</c>. As an IPv4 address equals its IPv4-mapped
/// IPv6 address, <c>10.0.0.0/8</c> is the same network as <c>::ffff:10.0.0.0/104</c>, and <c>::/0</c>, the default value, contains the
/// addresses of both families.
/// </summary>
public readonly partial struct FlowLogNetwork : IEquatable<FlowLogNetwork>
{
    private const int AddressBits = 128;
    private const int IPv4Bits = 32;

    /// <summary>The number of bits before an IPv4 address in its IPv4-mapped form.</summary>
    private const int MappedBits = AddressBits - IPv4Bits;

    /// <summary>The length of the prefix among the 128 bits of the address.</summary>
    private readonly int _bits;

    /// <summary>Creates a network from its first address and the length of its prefix.</summary>
    /// <param name="baseAddress">The first address.</param>
    /// <param name="prefixLength">The number of leading bits that the addresses share: 0 to 32 for IPv4, 0 to 128 for IPv6.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prefix is longer than the address, or negative.</exception>
    /// <exception cref="ArgumentException">The address has bits set after the prefix, as in <c>10.0.0.1/8</c>.</exception>
    public FlowLogNetwork(FlowLogAddress baseAddress, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, baseAddress.IsIPv4 ? IPv4Bits : AddressBits);
        int bits = baseAddress.IsIPv4 ? MappedBits + prefixLength : prefixLength;
        if (!IsFirst(baseAddress, bits))
            throw new ArgumentException(
                $"The address {baseAddress} has bits set after the prefix of {prefixLength} bits.", nameof(baseAddress));
        BaseAddress = baseAddress;
        _bits = bits;
    }

    /// <summary>Creates a network from an <see cref="IPNetwork"/>.</summary>
    public FlowLogNetwork(IPNetwork network)
    {
        BaseAddress = new FlowLogAddress(network.BaseAddress);
        _bits = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? MappedBits + network.PrefixLength : network.PrefixLength;
    }

    private FlowLogNetwork(int bits, FlowLogAddress baseAddress)
    {
        BaseAddress = baseAddress;
        _bits = bits;
    }

    /// <summary>The first address.</summary>
    public FlowLogAddress BaseAddress { get; }

    /// <summary>
    /// The number of leading bits that the addresses share: 0 to 32 if <see cref="BaseAddress"/> is IPv4, 0 to 128 otherwise.
    /// </summary>
    public int PrefixLength => BaseAddress.IsIPv4 ? _bits - MappedBits : _bits;

    /// <summary>Whether an address is in the network.</summary>
    public bool Contains(FlowLogAddress address) => Prefix(address, _bits) == Prefix(BaseAddress, _bits);

    /// <summary>Creates an <see cref="IPNetwork"/>.</summary>
    public IPNetwork ToIPNetwork() => new(BaseAddress.ToIPAddress(), PrefixLength);

    /// <inheritdoc/>
    public bool Equals(FlowLogNetwork other) => BaseAddress == other.BaseAddress && _bits == other._bits;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FlowLogNetwork other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(BaseAddress, _bits);

    /// <summary>Whether two networks are equal.</summary>
    public static bool operator ==(FlowLogNetwork left, FlowLogNetwork right) => left.Equals(right);

    /// <summary>Whether two networks differ.</summary>
    public static bool operator !=(FlowLogNetwork left, FlowLogNetwork right) => !left.Equals(right);

    /// <summary>Creates a network from an <see cref="IPNetwork"/>.</summary>
    public static implicit operator FlowLogNetwork(IPNetwork network) => new(network);

    /// <summary>Whether no bit of an address is set after the prefix.</summary>
    private static bool IsFirst(FlowLogAddress address, int bits) => bits == AddressBits || address.MappedNumber << bits == UInt128.Zero;

    /// <summary>
    /// The leading bits of an address. A shift by the full width would return the number unchanged, hence the special case.
    /// </summary>
    private static UInt128 Prefix(FlowLogAddress address, int bits)
        => bits == 0 ? UInt128.Zero : address.MappedNumber >> (AddressBits - bits);
}
