using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace VpcFlow.Pipeline.Sinks.Parquet.Pages;

/// <summary>
/// Encodes small numbers as runs of the same value and as groups of bits, as <c>RunDecoder</c> decodes them: indices into dictionaries, and
/// whether values are absent.
/// </summary>
internal static class RunEncoder
{
    /// <summary>The number of values in a group of bits, and the shortest run that is stored as a run.</summary>
    private const int GroupSize = 8;

    private const int MaxVarintBytes = 5;

    /// <summary>Returns the number of bits for indices into a dictionary: at least one, which every reader expects.</summary>
    public static int WidthOf(int count) => Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(count - 1, 0)));

    /// <summary>Encodes values.</summary>
    /// <param name="values">The values, none of them negative.</param>
    /// <param name="width">The number of bits of a value.</param>
    /// <param name="output">Receives the runs.</param>
    public static void Encode(ReadOnlySpan<int> values, int width, IBufferWriter<byte> output)
    {
        int packed = 0;
        int at = 0;
        while (at < values.Length)
        {
            int run = RunLength(values[at..]);
            if (run < GroupSize)
            {
                at = Math.Min(at + GroupSize, values.Length);
                continue;
            }

            Pack(values[packed..at], width, output);
            Repeat(values[at], run, width, output);
            at += run;
            packed = at;
        }

        Pack(values[packed..], width, output);
    }

    /// <summary>Encodes the same value several times.</summary>
    public static void Repeat(int value, int count, int width, IBufferWriter<byte> output)
    {
        Span<byte> target = output.GetSpan(MaxVarintBytes + sizeof(int));
        int length = WriteVarint(target, (uint)count << 1);
        for (int shift = 0; shift < width; shift += 8)
            target[length++] = (byte)(value >> shift);
        output.Advance(length);
    }

    private static int RunLength(ReadOnlySpan<int> values)
    {
        int first = values[0];
        if (values.Length < GroupSize || values[1] != first || values[GroupSize - 1] != first)
            return 1;
        int end = values.IndexOfAnyExcept(first);
        return end < 0 ? values.Length : end;
    }

    /// <summary>Stores values as bits; the last group is filled up with zeros.</summary>
    private static void Pack(ReadOnlySpan<int> values, int width, IBufferWriter<byte> output)
    {
        if (values.IsEmpty)
            return;
        int groups = (values.Length + GroupSize - 1) / GroupSize;
        int size = groups * width;
        Span<byte> target = output.GetSpan(MaxVarintBytes + size + sizeof(ulong));
        int length = WriteVarint(target, ((uint)groups << 1) | 1);
        target = target[length..];
        target[..size].Clear();
        ulong bits = 0;
        int count = 0;
        int at = 0;
        foreach (int value in values)
        {
            bits |= (ulong)(uint)value << count;
            count += width;
            if (count >= 32)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(target[at..], (uint)bits);
                bits >>= 32;
                count -= 32;
                at += sizeof(uint);
            }
        }

        if (count > 0)
            BinaryPrimitives.WriteUInt32LittleEndian(target[at..], (uint)bits);
        output.Advance(length + size);
    }

    private static int WriteVarint(Span<byte> target, uint value)
    {
        int length = 0;
        for (; value >= 0x80; value >>= 7)
            target[length++] = (byte)(value | 0x80);
        target[length++] = (byte)value;
        return length;
    }
}
