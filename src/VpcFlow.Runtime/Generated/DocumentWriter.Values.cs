using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VpcFlow.Decoding;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Formatting;
using VpcFlow.Plan;

namespace VpcFlow.Generated;

/// <content>Writes the values; each step first copies the constant before its value, see <see cref="Literal"/>.</content>
public static partial class DocumentWriter
{
    /// <summary>Copies a field of any length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Text(ref byte output, nint at, ref byte literals, int position, int length, ref byte text, ref uint starts, int slot)
    {
        at = Literal(ref output, at, ref literals, position, length);
        uint start = Unsafe.Add(ref starts, slot);
        return TextCopy.Any(ref output, at, ref Unsafe.Add(ref text, start), Unsafe.Add(ref starts, slot + 1) - start - 1);
    }

    /// <summary>Copies a number: at most 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Number(
        ref byte output, nint at, ref byte literals, int position, int length, ref byte text, ref uint starts, int slot)
    {
        at = Literal(ref output, at, ref literals, position, length);
        uint start = Unsafe.Add(ref starts, slot);
        Vector128.LoadUnsafe(ref Unsafe.Add(ref text, start)).StoreUnsafe(ref Unsafe.Add(ref output, at));
        return at + (nint)(Unsafe.Add(ref starts, slot + 1) - start - 1);
    }

    /// <summary>Copies an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Address(
        ref byte output, nint at, ref byte literals, int position, int length, ref byte text, ref uint starts, int slot)
        => TextCopy.Address(ref output, Literal(ref output, at, ref literals, position, length), ref text, ref starts, slot);

    /// <summary>Writes a time as logged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Time(ref byte output, nint at, ref byte literals, int position, int length, long logged, DocumentContext state)
    {
        at = Literal(ref output, at, ref literals, position, length);
        state.Time.WriteLogged(ref Unsafe.Add(ref output, at), logged);
        return at + DocumentSizes.Time;
    }

    /// <summary>Writes a time that may be absent: its value is meaningless then, perhaps a time that no calendar has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint TimeIfPresent(
        ref byte output, nint at, ref byte literals, int position, int length, long logged, ulong absent, ulong required,
        DocumentContext state)
        => Time(ref output, at, ref literals, position, length, (absent & required) == 0 ? logged : 0, state);

    /// <summary>Copies a time that was already written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint TimeAgain(ref byte output, nint at, ref byte literals, int position, int length, nint timeEnd)
    {
        at = Literal(ref output, at, ref literals, position, length);
        Vector256.LoadUnsafe(ref output, (nuint)(timeEnd - DocumentSizes.Time)).StoreUnsafe(ref output, (nuint)at);
        return at + DocumentSizes.Time;
    }

    /// <summary>Writes <c>@timestamp</c>: the end, otherwise the start, otherwise the time of the run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Timestamp(
        ref byte output, nint at, ref byte literals, int position, int length, bool hasEnd, long end, bool hasStart, long start,
        DocumentContext state)
    {
        at = Literal(ref output, at, ref literals, position, length);
        if (hasEnd || hasStart)
            state.Time.WriteLogged(ref Unsafe.Add(ref output, at), hasEnd ? end : start);
        else
            state.Time.WriteMilliseconds(ref Unsafe.Add(ref output, at), state.FallbackTime);
        return at + DocumentSizes.Time;
    }

    /// <summary>Writes <c>ipv4</c> or <c>ipv6</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint NetworkType(ref byte output, nint at, ref byte literals, int position, int length, ulong ipv6, int slot)
        => ValueText.NetworkType(ref output, Literal(ref output, at, ref literals, position, length), (uint)((ipv6 >> slot) & 1));

    /// <summary>Writes the keyword of a protocol; nothing if IANA has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Transport(ref byte output, nint at, ref byte literals, int position, int length, long protocol)
        => ValueText.Transport(ref output, Literal(ref output, at, ref literals, position, length), protocol);

    /// <summary>Writes the array of TCP flag names; nothing if none is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint TcpFlags(ref byte output, nint at, ref byte literals, int position, int length, long flags)
        => ValueText.TcpFlags(ref output, Literal(ref output, at, ref literals, position, length), flags);

    /// <summary>Reads an action, for <see cref="EventType"/> and <see cref="Outcome"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Action(ref byte text, ref uint starts, int slot)
    {
        uint start = Unsafe.Add(ref starts, slot);
        return ActionDecoder.NumberOf(ref Unsafe.Add(ref text, start), Unsafe.Add(ref starts, slot + 1) - start - 1);
    }

    /// <summary>Writes <c>,"allowed"</c>, <c>,"denied"</c> or nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint EventType(ref byte output, nint at, ref byte literals, int position, int length, nint action)
        => ValueText.EventType(ref output, Literal(ref output, at, ref literals, position, length), action);

    /// <summary>Writes <c>success</c>, <c>failure</c> or nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Outcome(ref byte output, nint at, ref byte literals, int position, int length, nint action)
        => ValueText.Outcome(ref output, Literal(ref output, at, ref literals, position, length), action);

    /// <summary>Writes the 28 characters of a Community ID after its version.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint CommunityId(ref byte output, nint at, ref byte literals, int position, int length, ref byte communityId)
        => ValueText.CommunityId(ref output, Literal(ref output, at, ref literals, position, length), ref communityId);

    /// <summary>Writes the 28 characters of a Community ID after its version, or nothing if ports are missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint CommunityIdIfKnown(
        ref byte output, nint at, ref byte literals, int position, int length, ref byte communityId, long protocol, bool hasPorts)
        => ValueText.CommunityIdIfKnown(
            ref output, Literal(ref output, at, ref literals, position, length), ref communityId, (byte)protocol, hasPorts);

    /// <summary>Writes the message whose SHA-1 is the Community ID.</summary>
    /// <param name="block">The buffer to write 64 bytes to.</param>
    /// <param name="source">The source address.</param>
    /// <param name="destination">The destination address.</param>
    /// <param name="protocol">The IANA protocol number.</param>
    /// <param name="hasPorts">Whether both ports are present.</param>
    /// <param name="sourcePort">The source port.</param>
    /// <param name="destinationPort">The destination port.</param>
    public static void Flow(
        ref byte block, ref FlowLogAddress source, ref FlowLogAddress destination, long protocol, bool hasPorts, long sourcePort,
        long destinationPort)
        => FlowMessage.Write(ref block, in source, in destination, (byte)protocol, hasPorts, (ushort)sourcePort, (ushort)destinationPort);

    /// <summary>
    /// Writes up to four addresses as quoted strings, each text once; <paramref name="b"/>, <paramref name="c"/> and <paramref name="d"/>
    /// may be -1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Related(
        ref byte output, nint at, ref byte literals, int position, int length, ref byte text, ref uint starts, ulong absent,
        int a, int b, int c, int d)
        => RelatedAddresses.Write(
            ref output, Literal(ref output, at, ref literals, position, length), ref text, ref starts, absent, a, b, c, d);

    /// <summary>Copies the line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Original(
        ref byte output, nint at, ref byte literals, int position, int length, ref byte text, ref RecordHeader header)
        => TextCopy.Any(
            ref output,
            Literal(ref output, at, ref literals, position, length),
            ref Unsafe.Add(ref text, header.Start),
            header.Length);

    /// <summary>Writes the namespace of the data stream.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Namespace(ref byte output, nint at, ref byte literals, int position, int length, DocumentContext state)
        => TextCopy.Any(
            ref output,
            Literal(ref output, at, ref literals, position, length),
            ref state.NamespaceText,
            (uint)state.NamespaceLength);
}
