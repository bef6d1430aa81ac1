using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Input.Containers;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Finds the header lines of a block in the pass that counts its lines. A block is cut at each header, so that all of its lines are read in
/// the same way, which is known before any of them is read.
/// </summary>
internal static class HeaderScanner
{
    private const int Step = 64;

    /// <summary>Searches for a header, or for the beginning of JSON or CSV.</summary>
    /// <param name="text">The text; 64 bytes after it are readable.</param>
    /// <param name="length">
    /// The length of the whole lines in it, of which the last may lack its end. What follows them tells whether a bracket begins JSON.
    /// </param>
    /// <param name="findsWrapped">Whether to search for JSON and CSV, too.</param>
    /// <param name="lineCount">Receives the number of lines before what was found, or of all lines.</param>
    /// <returns>The position of what was found; the length of the lines if there is none.</returns>
    public static int Find(ReadOnlySpan<byte> text, int length, bool findsWrapped, out long lineCount)
    {
        lineCount = 0;
        if (length == 0 || IsBreak(text, 0, findsWrapped))
            return 0;
        ref byte start = ref MemoryMarshal.GetReference(text);
        for (int at = 0; (at = Skip(ref start, at, length, ref lineCount)) < length; at += Step)
        {
            Marks(ref Unsafe.Add(ref start, at), out ulong ends, out ulong odd);
            if (length - at < Step)
                ends &= (1UL << (length - at)) - 1;
            for (odd &= ends; odd != 0; odd &= odd - 1)
            {
                int end = BitOperations.TrailingZeroCount(odd);
                if (at + end + 1 < length && IsBreak(text, at + end + 1, findsWrapped))
                {
                    lineCount += BitOperations.PopCount(ends & ((2UL << end) - 1));
                    return at + end + 1;
                }
            }

            lineCount += BitOperations.PopCount(ends);
        }

        lineCount += text[length - 1] == '\n' ? 0 : 1;
        return length;
    }

    /// <summary>Parses a line as a header.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="start">The position of the line.</param>
    /// <param name="length">Receives the length of the line with its line end.</param>
    /// <param name="format">Receives the format that the header names.</param>
    public static bool TryRead(ReadOnlySpan<byte> lines, int start, out int length, [NotNullWhen(true)] out FlowLogFormat? format)
    {
        length = lines[start..].IndexOf((byte)'\n') + 1;
        if (length == 0)
            length = lines.Length - start;
        return HeaderLine.TryRead(lines.Slice(start, length), out format);
    }

    /// <summary>Skips whole steps without a line that starts in a way that records don't.</summary>
    /// <returns>The position of the first step that has one, or that the text ends in.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Skip(ref byte text, int at, int length, ref long lineCount)
    {
        // On its own, since the registers of so small a loop are all that it needs.
        long count = 0;
        for (; length - at >= Step; at += Step)
        {
            Marks(ref Unsafe.Add(ref text, at), out ulong ends, out ulong odd);
            if (odd != 0)
                break;
            count += BitOperations.PopCount(ends);
        }

        lineCount += count;
        return at;
    }

    /// <summary>Inspects 64 bytes, of which 65 are readable.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="ends">Receives a bit for each line feed.</param>
    /// <param name="odd">
    /// Receives a bit for each line feed after which a line starts in a way that records don't: their first field is a number or absent.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Marks(ref byte text, out ulong ends, out ulong odd)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            ends = Vector512.Equals(Vector512.LoadUnsafe(ref text), Vector512.Create((byte)'\n')).ExtractMostSignificantBits();
            odd = ends & Vector512
                .GreaterThan(Vector512.LoadUnsafe(ref text, 1) - Vector512.Create((byte)'-'), Vector512.Create((byte)('9' - '-')))
                .ExtractMostSignificantBits();
            return;
        }

        Vector256<byte> first = Vector256.Equals(Vector256.LoadUnsafe(ref text), Vector256.Create((byte)'\n'));
        Vector256<byte> other = Vector256.Equals(Vector256.LoadUnsafe(ref text, 32), Vector256.Create((byte)'\n'));
        ends = first.ExtractMostSignificantBits() | ((ulong)other.ExtractMostSignificantBits() << 32);

        // Nearly always none, which one test tells.
        Vector256<byte> firstOdd = Vector256.AndNot(first, StartsRecord(ref text, 1));
        Vector256<byte> otherOdd = Vector256.AndNot(other, StartsRecord(ref text, 33));
        odd = (firstOdd | otherOdd) == Vector256<byte>.Zero
            ? 0
            : firstOdd.ExtractMostSignificantBits() | ((ulong)otherOdd.ExtractMostSignificantBits() << 32);
    }

    /// <summary>Returns all bits for each byte from '-' to '9', with which the first field of a record starts.</summary>
    /// <remarks>The minimum and a comparison for equality are one instruction each, an unsigned comparison takes more.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> StartsRecord(ref byte text, nuint at)
    {
        Vector256<byte> fromDash = Vector256.LoadUnsafe(ref text, at) - Vector256.Create((byte)'-');
        return Vector256.Equals(Vector256.Min(fromDash, Vector256.Create((byte)('9' - '-'))), fromDash);
    }

    private static bool IsBreak(ReadOnlySpan<byte> text, int start, bool findsWrapped)
        => TryRead(text, start, out _, out _) || (findsWrapped && LineStart.IsWrapped(text[start..]));
}
