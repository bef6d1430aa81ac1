using System.Buffers.Binary;

namespace VpcFlow.Formatting;

/// <summary>
/// Writes addresses as <see cref="System.Net.IPAddress"/> does, but without allocating one: dotted decimal, or the form of RFC 5952, in
/// which the last 32 bits are dotted decimal if the preceding bits identify them as an IPv4 address.
/// </summary>
internal static class AddressFormatter
{
    /// <summary>The longest text: four groups, <c>0:5efe</c>, and an IPv4 address.</summary>
    public const int MaxLength = 42;

    private const int Groups = 8;
    private const int GroupsBeforeIPv4 = 6;

    /// <summary>Writes an address as ASCII text and returns its length.</summary>
    /// <param name="address">The address.</param>
    /// <param name="destination">The buffer to write to, at least <see cref="MaxLength"/> bytes.</param>
    public static int Format(FlowLogAddress address, Span<byte> destination)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.CopyTo(bytes);
        return address.IsIPv4 ? WriteIPv4(bytes[12..], destination) : WriteIPv6(bytes, destination);
    }

    private static int WriteIPv6(ReadOnlySpan<byte> address, Span<byte> destination)
    {
        Span<ushort> groups = stackalloc ushort[Groups];
        for (int i = 0; i < Groups; i++)
            groups[i] = BinaryPrimitives.ReadUInt16BigEndian(address[(2 * i)..]);
        bool endsAsIPv4 = EndsAsIPv4(groups);
        if (endsAsIPv4)
            groups = groups[..GroupsBeforeIPv4];
        (int gap, int gapEnd) = LongestZeros(groups);
        int at = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            if (i == gap)
            {
                destination[at++] = (byte)':';
                destination[at++] = (byte)':';
                i = gapEnd - 1;
                continue;
            }

            if (i > 0 && i != gapEnd)
                destination[at++] = (byte)':';
            at += WriteGroup(groups[i], destination[at..]);
        }

        if (!endsAsIPv4)
            return at;
        if (gapEnd != GroupsBeforeIPv4)
            destination[at++] = (byte)':';
        return at + WriteIPv4(address[12..], destination[at..]);
    }

    /// <summary>
    /// Whether the last two groups are an IPv4 address: after 96 zeros (IPv4-compatible), after <c>::ffff:0</c> (IPv4-translated), or after
    /// the <c>0:5efe</c> of an ISATAP interface. Small numbers such as <c>::1</c> are not. IPv4-mapped addresses are formatted as IPv4
    /// before.
    /// </summary>
    private static bool EndsAsIPv4(ReadOnlySpan<ushort> groups)
    {
        if (groups[4] == 0 && groups[5] == 0x5EFE)
            return true;
        return !groups[..4].ContainsAnyExcept((ushort)0) && groups[6] != 0 && groups[5] == 0 && groups[4] is 0 or 0xFFFF;
    }

    /// <summary>The longest run of at least two zero groups, which <c>::</c> replaces; the first of runs of equal length.</summary>
    private static (int Start, int End) LongestZeros(ReadOnlySpan<ushort> groups)
    {
        (int Start, int End) longest = (-1, -1);
        int start = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            if (groups[i] != 0)
                start = i + 1;
            else if (i > start && i + 1 - start > longest.End - longest.Start)
                longest = (start, i + 1);
        }

        return longest;
    }

    private static int WriteGroup(ushort group, Span<byte> destination)
    {
        int at = 0;
        for (int shift = 12; shift >= 0; shift -= 4)
        {
            if (at > 0 || shift == 0 || group >> shift != 0)
                destination[at++] = "0123456789abcdef"u8[(group >> shift) & 0xF];
        }

        return at;
    }

    private static int WriteIPv4(ReadOnlySpan<byte> address, Span<byte> destination)
    {
        int at = 0;
        for (int i = 0; i < 4; i++)
        {
            if (i > 0)
                destination[at++] = (byte)'.';
            byte part = address[i];
            if (part >= 100)
                destination[at++] = (byte)('0' + (part / 100));
            if (part >= 10)
                destination[at++] = (byte)('0' + (part / 10 % 10));
            destination[at++] = (byte)('0' + (part % 10));
        }

        return at;
    }
}
