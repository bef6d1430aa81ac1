using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Pipeline.Containers.Parquet.Values;

namespace VpcFlow.Pipeline.Containers.Parquet.Text;

/// <summary>Decides what the text of a value is as a field of a line: absent, as it is, or nothing that a field can be.</summary>
internal static class FieldText
{
    private const int Step = 32;

    /// <summary>The position of 1970 in the days that Int96 counts.</summary>
    private const long FirstDay = 2_440_588;

    private const long SecondsOfDay = 86_400;

    /// <summary>Returns the field for a text.</summary>
    /// <param name="format">How the column is read.</param>
    /// <param name="text">The buffer, which begins with the text of an absent value and has room at its end.</param>
    /// <param name="cell">The place of the text.</param>
    public static ulong Of(ColumnFormat format, byte[] text, ulong cell)
    {
        int offset = Cell.Offset(cell);
        int length = Cell.Length(cell);
        if (length <= 4 && IsAbsent(format, text.AsSpan(offset, length)))
            return Cell.Absent;
        if (format.Kind == CellFormat.NumberText)
            length = WithoutZeroFraction(text.AsSpan(offset, length));
        length = Math.Min(length, Cell.MaxLength);
        cell = Cell.At(offset, length);
        return IsFit(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(text), offset), length) ? cell : cell | Cell.Unfit;
    }

    /// <summary>Writes the value of bytes that are no text and returns the length of its text.</summary>
    public static int Write(ColumnFormat format, ReadOnlySpan<byte> value, Span<byte> target)
    {
        if (format.Kind == CellFormat.Int96)
        {
            long nanoseconds = BinaryPrimitives.ReadInt64LittleEndian(value);
            long day = BinaryPrimitives.ReadUInt32LittleEndian(value[sizeof(long)..]) - FirstDay;
            return NumberText.Time((day * SecondsOfDay * 1_000_000) + (nanoseconds / 1000), 1_000_000, target);
        }

        bool isNegative = value.Length > 0 && value[0] >= 0x80;
        ReadOnlySpan<byte> digits = value.TrimStart(isNegative ? (byte)0xFF : (byte)0);
        if (digits.Length >= 16)
            throw new NotSupportedException("has a decimal number of more than 36 digits");
        Int128 number = isNegative ? -1 : 0;
        foreach (byte digit in digits)
            number = (number << 8) | digit;
        return NumberText.Decimal(number, format, target);
    }

    private static bool IsAbsent(ColumnFormat format, ReadOnlySpan<byte> text)
        => text.IsEmpty
            || (format.HasNone && (text.SequenceEqual("None"u8) || text.SequenceEqual("null"u8)))
            || (format.Kind == CellFormat.NumberText && (text.SequenceEqual("NaN"u8) || text.SequenceEqual("nan"u8)));

    /// <summary>Returns the length of a number without a point and only zeros after it.</summary>
    private static int WithoutZeroFraction(ReadOnlySpan<byte> text)
    {
        int point = text.IndexOf((byte)'.');
        return point > 0 && point < text.Length - 1 && !text[(point + 1)..].ContainsAnyExcept((byte)'0') ? point : text.Length;
    }

    /// <summary>Whether a text has neither white space nor control characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsFit(ref byte text, int length)
    {
        for (int at = 0; at < length; at += Step)
        {
            Vector256<byte> part = Vector256.LoadUnsafe(ref text, (nuint)at);
            Vector256<byte> unfit =
                Vector256.LessThan(part, Vector256.Create((byte)0x21)) | Vector256.Equals(part, Vector256.Create((byte)0x7F));
            uint bits = unfit.ExtractMostSignificantBits();
            if (length - at < Step)
                bits &= (1U << (length - at)) - 1;
            if (bits != 0)
                return false;
        }

        return true;
    }
}
