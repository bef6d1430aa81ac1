using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Finds the header lines of a block in the pass that counts its lines. A block is cut at each header, so that all of its lines are read in one way, which is known
/// before any of them is read.
/// </summary>
internal static class HeaderScanner
{
    /// <summary>Looks for a header.</summary>
    /// <param name="lines">Whole lines, of which the last may lack its end; 32 bytes after them are readable.</param>
    /// <param name="lineCount">Receives the number of lines before the header, or of all lines.</param>
    /// <param name="hasEnvelopes">Receives whether one of those lines is a JSON envelope.</param>
    /// <returns>Where the first header begins; the length of the lines if there is none.</returns>
    public static int Find(ReadOnlySpan<byte> lines, out long lineCount, out bool hasEnvelopes)
    {
        lineCount = 0;
        hasEnvelopes = false;
        if (lines.IsEmpty || IsHeader(lines, 0, ref hasEnvelopes))
            return 0;
        ref byte text = ref MemoryMarshal.GetReference(lines);
        for (int at = 0; at < lines.Length; at += Vector256<byte>.Count)
        {
            // Bit i: byte i is a line feed. The byte after the last line of the text begins no line.
            uint ends = Vector256.Equals(Vector256.LoadUnsafe(ref text, (nuint)at), Vector256.Create((byte)'\n')).ExtractMostSignificantBits();
            Vector256<byte> next = Vector256.LoadUnsafe(ref text, (nuint)at + 1);
            int left = lines.Length - at;
            if (left < Vector256<byte>.Count)
                ends &= (1u << left) - 1;
            uint odd = ends & IsOddStart(next).ExtractMostSignificantBits();
            for (; odd != 0; odd &= odd - 1)
            {
                int end = BitOperations.TrailingZeroCount(odd);
                if (at + end + 1 < lines.Length && IsHeader(lines, at + end + 1, ref hasEnvelopes))
                {
                    lineCount += BitOperations.PopCount(ends & (uint)((2UL << end) - 1));
                    return at + end + 1;
                }
            }

            lineCount += BitOperations.PopCount(ends);
        }

        lineCount += lines[^1] == '\n' ? 0 : 1;
        return lines.Length;
    }

    /// <summary>Reads a line as a header.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="length">Receives the length of the line with its end.</param>
    /// <param name="format">Receives the format that the header names.</param>
    public static bool TryRead(ReadOnlySpan<byte> lines, int start, out int length, [NotNullWhen(true)] out FlowLogFormat? format)
    {
        length = lines[start..].IndexOf((byte)'\n') + 1;
        if (length == 0)
            length = lines.Length - start;
        return HeaderLine.TryRead(lines.Slice(start, length), out format);
    }

    /// <summary>Whether a line starts as few lines of records do and as headers and envelopes can: a letter, a space, a brace, a byte order mark.</summary>
    private static Vector256<byte> IsOddStart(Vector256<byte> start)
        => Vector256.LessThanOrEqual(start - Vector256.Create((byte)'a'), Vector256.Create((byte)('{' - 'a')))
            | Vector256.Equals(start, Vector256.Create((byte)' '))
            | Vector256.Equals(start, Vector256.Create((byte)0xEF));

    private static bool IsHeader(ReadOnlySpan<byte> lines, int start, ref bool hasEnvelopes)
    {
        ReadOnlySpan<byte> text = LineText.TrimByteOrderMark(lines[start..]).TrimStart((byte)' ');
        hasEnvelopes |= text.StartsWith("{"u8);
        return TryRead(lines, start, out _, out _);
    }
}
