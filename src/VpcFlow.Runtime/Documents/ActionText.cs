using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Documents;

/// <summary>What the document says of an action; kept raw besides.</summary>
internal readonly struct ActionText
{
    private const ulong SixBytes = 0x0000_FFFF_FFFF_FFFF;

    // "ACCEPT" and "REJECT", the first character in the lowest byte.
    private const ulong Accept = 0x5450_4543_4341;
    private const ulong Reject = 0x5443_454A_4552;

    private static readonly ActionText[] s_texts = [default, new(",\"allowed\""u8, "success"u8), new(",\"denied\""u8, "failure"u8)];

    private ActionText(ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> outcome)
    {
        Span<byte> padded = stackalloc byte[16];
        padded.Clear();
        outcome.CopyTo(padded);
        Outcome = MemoryMarshal.Read<ulong>(padded);
        padded.Clear();
        eventType.CopyTo(padded);
        EventType = MemoryMarshal.Read<UInt128>(padded);
        EventTypeLength = eventType.Length;
        OutcomeLength = outcome.Length;
    }

    /// <summary>The bytes behind <c>"connection"</c> in <c>event.type</c>.</summary>
    public UInt128 EventType { get; }

    /// <summary>The bytes of <c>event.outcome</c>.</summary>
    public ulong Outcome { get; }

    public int EventTypeLength { get; }

    public int OutcomeLength { get; }

    public static ref readonly ActionText Of(nint number) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_texts), number);

    /// <summary>The number of a <see cref="FlowLogAction"/>.</summary>
    /// <param name="text">The text; eight bytes are readable.</param>
    /// <param name="length">Its length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint NumberOf(ref byte text, uint length)
    {
        nint number = NumberOf(Unsafe.ReadUnaligned<ulong>(ref text) & SixBytes);
        return length == 6 ? number : 0;
    }

    /// <summary>The action that a text stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlowLogAction Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length != 6)
            return FlowLogAction.Unknown;
        ref byte first = ref MemoryMarshal.GetReference(text);
        return (FlowLogAction)NumberOf(Unsafe.ReadUnaligned<uint>(ref first) | ((ulong)Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref first, 4)) << 32));
    }

    /// <summary>By arithmetic instead of jumps, for which <c>?:</c> is no guarantee: which of the two it is can't be predicted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint NumberOf(ulong sixBytes) => Unsafe.BitCast<bool, byte>(sixBytes == Accept) | (Unsafe.BitCast<bool, byte>(sixBytes == Reject) << 1);
}
