using System.Runtime.CompilerServices;

namespace VpcFlow.Pipeline.Containers.Parquet.Values;

/// <summary>
/// The place of a value's text in a buffer: its position in the upper half, its length in the lower one, and whether it can't be a field of
/// a line.
/// </summary>
internal static class Cell
{
    /// <summary>The number of bytes that are readable after a text.</summary>
    public const int Slack = 64;

    /// <summary>The most bytes of a text that are kept: one more than a line can have, so that a longer one is rejected.</summary>
    public const int MaxLength = (64 << 10) + 1;

    /// <summary>An absent value; each buffer begins with its text.</summary>
    public const ulong Absent = 1;

    /// <summary>The mark of a text that contains white space or a control character.</summary>
    public const ulong Unfit = 1UL << 31;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong At(int offset, int length) => ((ulong)(uint)offset << 32) | (uint)length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Offset(ulong cell) => (int)(cell >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(ulong cell) => (int)((uint)cell & ~(uint)Unfit);

    public static bool IsUnfit(ulong cell) => (cell & Unfit) != 0;
}
