using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Plan;

namespace VpcFlow.Formatting;

/// <summary>
/// Writes values of documents. Each method writes at <c>output + at</c> and returns the position after what it wrote; it may store more
/// bytes than that, which the next value overwrites.
/// </summary>
internal static class ValueText
{
    /// <summary>Writes <c>ipv4</c> or <c>ipv6</c>.</summary>
    /// <param name="output">The document.</param>
    /// <param name="at">The position.</param>
    /// <param name="isIPv6">1 for an IPv6 address, 0 for an IPv4 address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint NetworkType(ref byte output, nint at, uint isIPv6)
    {
        // "ipv4" in memory; the last character is the highest byte.
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, at), 0x34767069 + (isIPv6 << 25));
        return at + 4;
    }

    /// <summary>Writes the keyword of a protocol; nothing if IANA has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Transport(ref byte output, nint at, long protocol)
    {
        nint index = (nint)(protocol & 0xFF);
        Vector128.LoadUnsafe(ref Unsafe.Add(ref TransportNames.Text, index * DocumentSizes.Transport))
            .StoreUnsafe(ref Unsafe.Add(ref output, at));
        return at + Unsafe.Add(ref TransportNames.Lengths, index);
    }

    /// <summary>Writes the array of TCP flag names; nothing if none is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint TcpFlags(ref byte output, nint at, long flags)
    {
        nint index = (nint)(flags & TcpFlagNames.NamedBits);
        ref byte text = ref Unsafe.Add(ref TcpFlagNames.Text, index * DocumentSizes.TcpFlags);
        Vector256.LoadUnsafe(ref text).StoreUnsafe(ref Unsafe.Add(ref output, at));
        Vector128.LoadUnsafe(ref text, 32).StoreUnsafe(ref Unsafe.Add(ref output, at + 32));
        return at + Unsafe.Add(ref TcpFlagNames.Lengths, index);
    }

    /// <summary>Writes <c>,"allowed"</c>, <c>,"denied"</c> or nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint EventType(ref byte output, nint at, nint action)
    {
        ref readonly ActionText text = ref ActionText.Of(action);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, at), text.EventType);
        return at + text.EventTypeLength;
    }

    /// <summary>Writes <c>success</c>, <c>failure</c> or nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Outcome(ref byte output, nint at, nint action)
    {
        ref readonly ActionText text = ref ActionText.Of(action);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, at), text.Outcome);
        return at + text.OutcomeLength;
    }

    /// <summary>Writes <c>4</c> or <c>6</c>.</summary>
    /// <param name="output">The document.</param>
    /// <param name="at">The position.</param>
    /// <param name="isIPv6">1 for an IPv6 address, 0 for an IPv4 address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint IpVersion(ref byte output, nint at, uint isIPv6)
    {
        Unsafe.Add(ref output, at) = (byte)('4' + (isIPv6 << 1));
        return at + 1;
    }

    /// <summary>
    /// Writes a logged time as Unix milliseconds: its digits, followed by three zeros if it is in seconds, and not before 1970 began.
    /// </summary>
    /// <param name="output">The document.</param>
    /// <param name="at">The position.</param>
    /// <param name="text">The digits.</param>
    /// <param name="length">Their number.</param>
    /// <param name="logged">The same number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Milliseconds(ref byte output, nint at, ref byte text, uint length, long logged)
    {
        Vector128.LoadUnsafe(ref text).StoreUnsafe(ref output, (nuint)at);
        at += (nint)length;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, at), 0x30303030U);
        bool isSeconds = (ulong)(logged - 1) < int.MaxValue;
        return at + (3 * Unsafe.BitCast<bool, byte>(isSeconds));
    }

    /// <summary>Writes a number of milliseconds.</summary>
    public static nint Number(ref byte output, nint at, long milliseconds)
    {
        Utf8Formatter.TryFormat(
            milliseconds, MemoryMarshal.CreateSpan(ref Unsafe.Add(ref output, at), DocumentSizes.Milliseconds), out int written);
        return at + written;
    }

    /// <summary>Writes the 28 characters of a Community ID after its version.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint CommunityId(ref byte output, nint at, ref byte communityId)
    {
        Vector256.LoadUnsafe(ref communityId).StoreUnsafe(ref output, (nuint)at);
        return at + DocumentSizes.CommunityId;
    }

    /// <summary>Writes a Community ID, or nothing if the protocol has ports and <paramref name="hasPorts"/> is false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint CommunityIdIfKnown(ref byte output, nint at, ref byte communityId, byte protocol, bool hasPorts)
    {
        nint end = CommunityId(ref output, at, ref communityId);
        return hasPorts | !PortProtocols.Includes(protocol) ? end : at;
    }

    /// <summary>Closes an object over its last comma, or removes it if it has no member.</summary>
    /// <param name="output">The document.</param>
    /// <param name="begin">Where the object begins.</param>
    /// <param name="at">Where its last member ends.</param>
    /// <param name="prefixLength">The length of its name and opening brace.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint CloseObject(ref byte output, nint begin, nint at, int prefixLength)
    {
        Unsafe.Add(ref output, at - 1) = (byte)'}';
        Unsafe.Add(ref output, at) = (byte)',';
        return at == begin + prefixLength ? begin : at + 1;
    }

    /// <summary>Ends a document over the comma of its last member; one without members has only its opening brace.</summary>
    /// <param name="output">The document.</param>
    /// <param name="at">Where its last member ends.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint CloseDocument(ref byte output, nint at)
    {
        nint end = at - (Unsafe.Add(ref output, at - 1) == ',' ? 1 : 0);
        Unsafe.Add(ref output, end) = (byte)'}';
        Unsafe.Add(ref output, end + 1) = (byte)'\n';
        return end + 2;
    }
}
