using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Decoding;

/// <summary>Decodes the field <c>action</c>.</summary>
internal static class ActionDecoder
{
    private const ulong SixBytes = 0x0000_FFFF_FFFF_FFFF;

    // "ACCEPT" and "REJECT", the first character in the lowest byte.
    private const ulong Accept = 0x5450_4543_4341;
    private const ulong Reject = 0x5443_454A_4552;

    /// <summary>Returns the number of a <see cref="FlowLogAction"/>.</summary>
    /// <param name="text">The text; eight bytes are readable.</param>
    /// <param name="length">Its length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint NumberOf(ref byte text, uint length)
    {
        nint number = NumberOf(Unsafe.ReadUnaligned<ulong>(ref text) & SixBytes);
        return length == 6 ? number : 0;
    }

    /// <summary>Returns the action that a text means.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlowLogAction Decode(ReadOnlySpan<byte> text)
    {
        if (text.Length != 6)
            return FlowLogAction.Unknown;
        ref byte first = ref MemoryMarshal.GetReference(text);
        return (FlowLogAction)NumberOf(
            Unsafe.ReadUnaligned<uint>(ref first) | ((ulong)Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref first, 4)) << 32));
    }

    /// <summary>
    /// Computes the number without branches, which <c>?:</c> does not guarantee: which of the two actions it is can't be predicted.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint NumberOf(ulong sixBytes)
        => Unsafe.BitCast<bool, byte>(sixBytes == Accept) | (Unsafe.BitCast<bool, byte>(sixBytes == Reject) << 1);
}
