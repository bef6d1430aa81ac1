using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Decoding;
using VpcFlow.Ecs;
using VpcFlow.Ecs.CommunityIds;
using VpcFlow.Plan;

namespace VpcFlow.Internals;

/// <summary>
/// The steps of writing a document that emitted code calls. Each writes at <c>output + at</c>; those of no fixed length
/// return the position behind what they wrote. Room was made for
/// the whole document before, so that all may store more than they mean to; the next step overwrites it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DocumentWriter
{
    /// <summary>Bytes behind a document that may be overwritten.</summary>
    internal const int Slack = 128;

    /// <summary>Copies a field of any length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Text(ref byte output, nint at, ref byte text, ref uint starts, int slot)
    {
        uint start = Unsafe.Add(ref starts, slot);
        uint length = Unsafe.Add(ref starts, slot + 1) - start - 1;
        Vector256.LoadUnsafe(ref text, start).StoreUnsafe(ref output, (nuint)at);
        if (length > 32)
            CopyLong(ref Unsafe.Add(ref output, at), ref Unsafe.Add(ref text, start), length);
        return at + (nint)length;
    }

    /// <summary>Copies a number: at most 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Number(ref byte output, nint at, ref byte text, ref uint starts, int slot)
    {
        uint start = Unsafe.Add(ref starts, slot);
        Vector128.LoadUnsafe(ref Unsafe.Add(ref text, start)).StoreUnsafe(ref Unsafe.Add(ref output, at));
        return at + (nint)(Unsafe.Add(ref starts, slot + 1) - start - 1);
    }

    /// <summary>Copies an address: at most 45 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Address(ref byte output, nint at, ref byte text, ref uint starts, int slot)
    {
        uint start = Unsafe.Add(ref starts, slot);
        ref byte source = ref Unsafe.Add(ref text, start);
        ref byte target = ref Unsafe.Add(ref output, at);
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512.LoadUnsafe(ref source).StoreUnsafe(ref target);
        }
        else
        {
            Vector256.LoadUnsafe(ref source).StoreUnsafe(ref target);
            Vector128.LoadUnsafe(ref source, 32).StoreUnsafe(ref target, 32);
        }

        return at + (nint)(Unsafe.Add(ref starts, slot + 1) - start - 1);
    }

    /// <summary>Writes a time as logged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Time(ref byte output, nint at, long logged, DocumentState state) => state.Time.WriteLogged(ref Unsafe.Add(ref output, at), logged);

    /// <summary>Writes <c>@timestamp</c>: the end, else the start, else the time of the run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Timestamp(ref byte output, nint at, bool hasEnd, long end, bool hasStart, long start, DocumentState state)
    {
        if (hasEnd || hasStart)
            Time(ref output, at, hasEnd ? end : start, state);
        else
            state.Time.WriteMilliseconds(ref Unsafe.Add(ref output, at), state.FallbackTime);
    }

    /// <summary>Writes <c>ipv4</c> or <c>ipv6</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NetworkType(ref byte output, nint at, ulong ipv6, int slot)
    {
        // "ipv4" in memory; the last character is the highest byte.
        uint type = 0x34767069 + ((uint)((ipv6 >> slot) & 1) << 25);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, at), type);
    }

    /// <summary>Writes the keyword of a protocol; nothing where IANA has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Transport(ref byte output, nint at, long protocol)
    {
        nint index = (nint)(protocol & 0xFF);
        Vector128.LoadUnsafe(ref Unsafe.Add(ref TransportNames.Text, index * DocumentSizes.Transport)).StoreUnsafe(ref Unsafe.Add(ref output, at));
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

    /// <summary>Reads an action, for <see cref="EventType"/> and <see cref="Outcome"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Action(ref byte text, ref uint starts, int slot)
    {
        uint start = Unsafe.Add(ref starts, slot);
        return ActionText.NumberOf(ref Unsafe.Add(ref text, start), Unsafe.Add(ref starts, slot + 1) - start - 1);
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

    /// <summary>Writes the 28 characters of a Community ID behind its version.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CommunityId(ref byte output, nint at, ref byte communityId) => Vector256.LoadUnsafe(ref communityId).StoreUnsafe(ref output, (nuint)at);

    /// <summary>Writes the message whose SHA-1 is the Community ID.</summary>
    /// <param name="block">Gets 64 bytes.</param>
    /// <param name="source">The source address.</param>
    /// <param name="destination">The destination address.</param>
    /// <param name="protocol">The IANA protocol number.</param>
    /// <param name="hasPorts">Whether both ports are present.</param>
    /// <param name="sourcePort">The source port.</param>
    /// <param name="destinationPort">The destination port.</param>
    public static void Flow(ref byte block, ref FlowLogAddress source, ref FlowLogAddress destination, long protocol, bool hasPorts, long sourcePort,
        long destinationPort)
        => FlowMessage.Write(ref block, in source, in destination, (byte)protocol, hasPorts, (ushort)sourcePort, (ushort)destinationPort);

    /// <summary>Writes up to four addresses as quoted strings, each text once; <paramref name="b"/>, <paramref name="c"/> and <paramref name="d"/> may be -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Related(ref byte output, nint at, ref byte text, ref uint starts, ulong absent, int a, int b, int c, int d)
    {
        nint begin = at;
        if (IsPresent(absent, a))
            at = Quoted(ref output, at, ref text, ref starts, a);
        if (b >= 0 && IsPresent(absent, b) && !IsRepeated(ref text, ref starts, absent, b, a, -1, -1))
            at = Quoted(ref output, at, ref text, ref starts, b);
        if (c >= 0 && IsPresent(absent, c) && !IsRepeated(ref text, ref starts, absent, c, a, b, -1))
            at = Quoted(ref output, at, ref text, ref starts, c);
        if (d >= 0 && IsPresent(absent, d) && !IsRepeated(ref text, ref starts, absent, d, a, b, c))
            at = Quoted(ref output, at, ref text, ref starts, d);
        return at == begin ? at : at - 1;
    }

    /// <summary>Copies the line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Original(ref byte output, nint at, ref byte text, ref RecordHeader header)
    {
        Copy(ref Unsafe.Add(ref output, at), ref Unsafe.Add(ref text, header.Start), header.Length);
        return at + (nint)header.Length;
    }

    /// <summary>Writes the namespace of the data stream.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Namespace(ref byte output, nint at, DocumentState state)
    {
        Copy(ref Unsafe.Add(ref output, at), ref state.NamespaceText, (uint)state.NamespaceLength);
        return at + state.NamespaceLength;
    }

    /// <summary>Closes an object over its last comma, or takes it back if it has no member.</summary>
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

    /// <summary>Copies text in pieces of 32 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref byte target, ref byte source, uint length)
    {
        Vector256.LoadUnsafe(ref source).StoreUnsafe(ref target);
        if (length > 32)
            CopyLong(ref target, ref source, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CopyLong(ref byte target, ref byte source, uint length)
    {
        uint copied = 32;
        do
        {
            Vector256.LoadUnsafe(ref source, copied).StoreUnsafe(ref target, copied);
            copied += 32;
        }
        while (copied < length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPresent(ulong absent, int slot) => ((absent >> slot) & 1) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Quoted(ref byte output, nint at, ref byte text, ref uint starts, int slot)
    {
        Unsafe.Add(ref output, at) = (byte)'"';
        at = Address(ref output, at + 1, ref text, ref starts, slot);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, at), (ushort)(BitConverter.IsLittleEndian ? 0x2C22 : 0x222C));
        return at + 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsRepeated(ref byte text, ref uint starts, ulong absent, int slot, int a, int b, int c)
        => IsSame(ref text, ref starts, slot, a)
            || (b >= 0 && IsSame(ref text, ref starts, slot, b))
            || (c >= 0 && IsSame(ref text, ref starts, slot, c));

    /// <summary>Whether two addresses, of at most 45 bytes, have the same text. An absent field equals no address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSame(ref byte text, ref uint starts, int x, int y)
    {
        uint startX = Unsafe.Add(ref starts, x);
        uint startY = Unsafe.Add(ref starts, y);
        uint lengthX = Unsafe.Add(ref starts, x + 1) - startX;
        uint lengthY = Unsafe.Add(ref starts, y + 1) - startY;
        return lengthX == lengthY && IsSameText(ref Unsafe.Add(ref text, startX), ref Unsafe.Add(ref text, startY), lengthX - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSameText(ref byte x, ref byte y, uint length)
    {
        ulong same = Vector512.IsHardwareAccelerated
            ? Vector512.Equals(Vector512.LoadUnsafe(ref x), Vector512.LoadUnsafe(ref y)).ExtractMostSignificantBits()
            : Vector256.Equals(Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref y)).ExtractMostSignificantBits()
                | ((ulong)Vector128.Equals(Vector128.LoadUnsafe(ref x, 32), Vector128.LoadUnsafe(ref y, 32)).ExtractMostSignificantBits() << 32);
        return (~same & ((1UL << (int)length) - 1)) == 0;
    }
}
