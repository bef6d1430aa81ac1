using System.Buffers.Binary;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace VpcFlow;

/// <summary>
/// Represents an IPv4 or IPv6 address in 16 bytes. An IPv4 address equals the IPv4-mapped IPv6 address <c>::ffff:a.b.c.d</c> (RFC 4291,
/// section 2.5.5.2).
/// </summary>
[StructLayout(LayoutKind.Sequential)]
[JsonConverter(typeof(FlowLogAddressJsonConverter))]
public readonly partial struct FlowLogAddress : IEquatable<FlowLogAddress>, IComparable<FlowLogAddress>
{
    /// <summary>The four bytes before those of an IPv4 address, as a number in the processor's byte order.</summary>
    private const uint IPv4Prefix = 0xFFFF0000;

    // In network byte order, as in memory.
    private readonly ulong _high;
    private readonly ulong _low;

    /// <summary>Creates an address from 4 or 16 bytes in network byte order.</summary>
    /// <exception cref="ArgumentException">The number of bytes is neither 4 nor 16.</exception>
    public FlowLogAddress(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (4 or 16))
            throw new ArgumentException($"An address has 4 or 16 bytes, not {bytes.Length}.", nameof(bytes));
        Span<byte> all = stackalloc byte[16];
        all.Clear();
        if (bytes.Length == 4)
            all[10] = all[11] = 0xFF;
        bytes.CopyTo(all[(16 - bytes.Length)..]);
        this = MemoryMarshal.Read<FlowLogAddress>(all);
    }

    /// <summary>
    /// Creates an address from an <see cref="IPAddress"/>; an IPv6 address loses its zone, <see cref="IPAddress.ScopeId"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="address"/> is <see langword="null"/>.</exception>
    public FlowLogAddress(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out int length);
        this = new FlowLogAddress(bytes[..length]);
    }

    /// <summary>Whether this is an IPv4 address, or the IPv4-mapped IPv6 address that equals it.</summary>
    public bool IsIPv4 => _high == 0 && Prefix == IPv4Prefix;

    private uint Prefix => (uint)(BitConverter.IsLittleEndian ? _low : BinaryPrimitives.ReverseEndianness(_low));

    /// <summary>The last four bytes as a number: the address if it is IPv4.</summary>
    internal uint IPv4Number => (uint)ToBigEndian(_low);

    /// <summary>Whether both addresses are IPv4; one comparison instead of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreIPv4(in FlowLogAddress a, in FlowLogAddress b)
    {
        uint prefixes = (a.Prefix ^ IPv4Prefix) | (b.Prefix ^ IPv4Prefix);
        return (a._high | b._high | prefixes) == 0;
    }

    /// <summary>The address as a number: 32 bits for IPv4, 128 bits for IPv6.</summary>
    internal UInt128 Number => IsIPv4 ? (uint)ToBigEndian(_low) : MappedNumber;

    /// <summary>The 16 bytes as a number.</summary>
    internal UInt128 MappedNumber => new(ToBigEndian(_high), ToBigEndian(_low));

    /// <summary>Copies the 16 bytes in network byte order.</summary>
    /// <param name="destination">The buffer to copy to, at least 16 bytes.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    /// <summary>Creates an <see cref="IPAddress"/>: of 4 bytes if <see cref="IsIPv4"/>, of 16 bytes otherwise.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        CopyTo(bytes);
        return new IPAddress(IsIPv4 ? bytes[12..] : bytes);
    }

    /// <inheritdoc/>
    public bool Equals(FlowLogAddress other) => _high == other._high && _low == other._low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FlowLogAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low);

    /// <summary>Compares the 16 bytes as a number; IPv4 addresses are adjacent and in numeric order.</summary>
    public int CompareTo(FlowLogAddress other) => MappedNumber.CompareTo(other.MappedNumber);

    /// <summary>Whether two addresses are equal.</summary>
    public static bool operator ==(FlowLogAddress left, FlowLogAddress right) => left.Equals(right);

    /// <summary>Whether two addresses differ.</summary>
    public static bool operator !=(FlowLogAddress left, FlowLogAddress right) => !left.Equals(right);

    /// <summary>Orders addresses as <see cref="CompareTo"/> does.</summary>
    public static bool operator <(FlowLogAddress left, FlowLogAddress right) => left.CompareTo(right) < 0;

    /// <summary>Orders addresses as <see cref="CompareTo"/> does.</summary>
    public static bool operator >(FlowLogAddress left, FlowLogAddress right) => left.CompareTo(right) > 0;

    /// <summary>Orders addresses as <see cref="CompareTo"/> does.</summary>
    public static bool operator <=(FlowLogAddress left, FlowLogAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Orders addresses as <see cref="CompareTo"/> does.</summary>
    public static bool operator >=(FlowLogAddress left, FlowLogAddress right) => left.CompareTo(right) >= 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ToBigEndian(ulong value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
}
