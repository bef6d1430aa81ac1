using System.Net;
using System.Net.Sockets;

namespace VpcFlow;

/// <summary>
/// A range of addresses in the notation of CIDR: <c>10.0.0.0/8</c>, <c>2001:db8::/32</c>. As an IPv4 address is the same value as its IPv4-mapped IPv6 address, so is
/// <c>10.0.0.0/8</c> the same network as <c>::ffff:10.0.0.0/104</c>, and <c>::/0</c>, the default value, holds the addresses of both families.
/// </summary>
public readonly partial struct FlowLogNetwork : IEquatable<FlowLogNetwork>
{
    private const int AddressBits = 128;
    private const int IPv4Bits = 32;

    /// <summary>The bits that come before an IPv4 address in its IPv4-mapped form.</summary>
    private const int MappedBits = AddressBits - IPv4Bits;

    /// <summary>The length of the prefix among the 128 bits of the address.</summary>
    private readonly int _bits;

    /// <summary>Makes a network of its first address and the length of its prefix.</summary>
    /// <param name="baseAddress">The first address.</param>
    /// <param name="prefixLength">The number of leading bits that the addresses have in common: 0 to 32 for IPv4, 0 to 128 for IPv6.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prefix is longer than the address, or negative.</exception>
    /// <exception cref="ArgumentException">The address has bits behind the prefix, as in <c>10.0.0.1/8</c>.</exception>
    public FlowLogNetwork(FlowLogAddress baseAddress, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, baseAddress.IsIPv4 ? IPv4Bits : AddressBits);
        int bits = baseAddress.IsIPv4 ? MappedBits + prefixLength : prefixLength;
        if (!IsFirst(baseAddress, bits))
            throw new ArgumentException($"The address {baseAddress} has bits behind the prefix of {prefixLength} bits.", nameof(baseAddress));
        BaseAddress = baseAddress;
        _bits = bits;
    }

    /// <summary>Makes a network of the framework's type.</summary>
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

    /// <summary>The number of leading bits that the addresses have in common: 0 to 32 where <see cref="BaseAddress"/> is IPv4, else 0 to 128.</summary>
    public int PrefixLength => BaseAddress.IsIPv4 ? _bits - MappedBits : _bits;

    /// <summary>Whether an address is in the network.</summary>
    public bool Contains(FlowLogAddress address) => Prefix(address, _bits) == Prefix(BaseAddress, _bits);

    /// <summary>Makes a value of the framework's type.</summary>
    public IPNetwork ToIPNetwork() => new(BaseAddress.ToIPAddress(), PrefixLength);

    /// <inheritdoc/>
    public bool Equals(FlowLogNetwork other) => BaseAddress == other.BaseAddress && _bits == other._bits;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FlowLogNetwork other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(BaseAddress, _bits);

    /// <summary>Whether two networks are the same.</summary>
    public static bool operator ==(FlowLogNetwork left, FlowLogNetwork right) => left.Equals(right);

    /// <summary>Whether two networks differ.</summary>
    public static bool operator !=(FlowLogNetwork left, FlowLogNetwork right) => !left.Equals(right);

    /// <summary>Makes a network of the framework's type.</summary>
    public static implicit operator FlowLogNetwork(IPNetwork network) => new(network);

    /// <summary>Whether no bit of an address is set behind a prefix.</summary>
    private static bool IsFirst(FlowLogAddress address, int bits) => bits == AddressBits || address.MappedNumber << bits == UInt128.Zero;

    /// <summary>The leading bits of an address. No number is shifted by its whole length: that would leave it as it is.</summary>
    private static UInt128 Prefix(FlowLogAddress address, int bits) => bits == 0 ? UInt128.Zero : address.MappedNumber >> (AddressBits - bits);
}
