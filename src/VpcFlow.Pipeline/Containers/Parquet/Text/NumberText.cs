using System.Globalization;

namespace VpcFlow.Pipeline.Containers.Parquet.Text;

/// <summary>
/// Writes numbers as the text that a flow log has for them. A number that no flow log has, such as one with a fraction, is written as it
/// is, so that its record is rejected with the field and the number.
/// </summary>
internal static class NumberText
{
    /// <summary>The most bytes that are written.</summary>
    public const int MaxLength = 64;

    /// <summary>Up to this number a <see cref="double"/> has all digits; a greater one may stand for another number.</summary>
    private const double MaxDouble = 1L << 53;

    private const float MaxFloat = 1 << 24;

    /// <summary>A greater time in seconds would be taken for milliseconds.</summary>
    private const long MaxSeconds = int.MaxValue;

    /// <summary>Writes a value.</summary>
    /// <param name="format">What the value is.</param>
    /// <param name="value">The number, or the bits of one with a fraction.</param>
    /// <param name="target">Receives the text.</param>
    /// <returns>The number of bytes; 0 if the value is absent.</returns>
    public static int Write(ColumnFormat format, long value, Span<byte> target)
    {
        switch (format.Kind)
        {
            case CellFormat.Signed:
                return Whole(value, format.Digits, target);
            case CellFormat.Unsigned32:
                return Whole((uint)value, format.Digits, target);
            case CellFormat.Unsigned64:
                return Text((ulong)value, target);
            case CellFormat.Float:
                float single = BitConverter.Int32BitsToSingle((int)value);
                return MathF.Abs(single) <= MaxFloat || !float.IsFinite(single)
                    ? Fraction(single, format.Digits, target)
                    : Text(single, target, "E8");
            case CellFormat.Double:
                return Fraction(BitConverter.Int64BitsToDouble(value), format.Digits, target);
            case CellFormat.Decimal:
                return Decimal(value, format, target);
            case CellFormat.Milliseconds:
                return Time(value, 1_000, target);
            case CellFormat.Microseconds:
                return Time(value, 1_000_000, target);
            case CellFormat.Nanoseconds:
                return Time(value, 1_000_000_000, target);
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Not a number.");
        }
    }

    /// <summary>Writes a decimal number.</summary>
    public static int Decimal(Int128 value, ColumnFormat format, Span<byte> target)
    {
        Int128 unit = 1;
        for (int i = 0; i < format.Scale; i++)
            unit *= 10;
        (Int128 whole, Int128 fraction) = Int128.DivRem(value, unit);
        if (fraction == 0)
            return whole >= long.MinValue && whole <= long.MaxValue ? Whole((long)whole, format.Digits, target) : Text(whole, target);
        int length = 0;
        if (value < 0)
            target[length++] = (byte)'-';
        length += Text(Int128.Abs(whole), target[length..]);
        target[length++] = (byte)'.';
        return length + Text(Int128.Abs(fraction), target[length..], "D" + format.Scale.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Writes a time as flow logs do: in seconds if it has no fraction, otherwise in milliseconds, for which readers take a number that is
    /// too large for seconds. What is less than a millisecond is left out.
    /// </summary>
    /// <param name="value">The time since 1970.</param>
    /// <param name="units">The number of its units in a second.</param>
    /// <param name="target">Receives the text.</param>
    public static int Time(long value, long units, Span<byte> target)
    {
        (long seconds, long rest) = Math.DivRem(value, units);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + units);
        long milliseconds = rest / (units / 1000);
        if (milliseconds == 0 && seconds <= MaxSeconds)
            return Text(seconds, target);
        long all = (seconds * 1000) + milliseconds;
        if (all > MaxSeconds)
            return Text(all, target);

        // In the first weeks of 1970, or before, milliseconds would be taken for seconds.
        int length = Text(seconds, target);
        target[length++] = (byte)'.';
        return length + Text(milliseconds, target[length..], "D3");
    }

    private static int Whole(long value, int digits, Span<byte> target)
    {
        int length = Text(value, target);
        if (length >= digits || value < 0)
            return length;
        target[..length].CopyTo(target[(digits - length)..]);
        target[..(digits - length)].Fill((byte)'0');
        return digits;
    }

    private static int Fraction(double value, int digits, Span<byte> target)
    {
        if (double.IsNaN(value))
            return 0;
        if (Math.Abs(value) > MaxDouble)
            return Text(value, target, "E16");
        return Math.Floor(value) == value ? Whole((long)value, digits, target) : Text(value, target);
    }

    private static int Text<T>(T value, Span<byte> target, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(target, out int length, format, CultureInfo.InvariantCulture);
        return length;
    }
}
