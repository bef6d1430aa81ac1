using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Decoding;

/// <summary>Reads short texts, such as actions and ids, as two words.</summary>
internal static class TextWords
{
    /// <summary>The length up to which texts of the same length are the same if their words are.</summary>
    public const int MaxLength = 16;

    /// <summary>Reads a text of up to <see cref="MaxLength"/> bytes, and none beyond it: its halves, which may overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong First, ulong Last) Read(ReadOnlySpan<byte> text)
    {
        ref byte first = ref MemoryMarshal.GetReference(text);
        int length = text.Length;
        if (length >= 8)
            return (Unsafe.ReadUnaligned<ulong>(ref first), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, length - 8)));
        if (length >= 4)
            return (Unsafe.ReadUnaligned<uint>(ref first), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, length - 4)));
        if (length == 0)
            return (0, 0);
        return (first, ((ulong)Unsafe.Add(ref first, length >> 1) << 8) | Unsafe.Add(ref first, length - 1));
    }
}
