using System.Numerics;
using System.Runtime.CompilerServices;

namespace VpcFlow.Pipeline.Containers.Parquet.Text;

/// <summary>Writes whole numbers as digits, eight at a time and without a jump for each.</summary>
internal static class DigitText
{
    /// <summary>Numbers from here on have more digits than are written.</summary>
    public const ulong Limit = Half * Half;

    /// <summary>The number of bytes that are overwritten at most, whatever the number.</summary>
    public const int MaxLength = 16;

    private const ulong Half = 100_000_000;

    /// <summary>The digits of eight zeros.</summary>
    private const ulong Zeros = 0x3030_3030_3030_3030;

    /// <summary>Writes a number less than <see cref="Limit"/>, and returns the number of its digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ulong value, ref byte target)
    {
        if (value < Half)
            return WriteFirst((uint)value, ref target);
        (ulong first, ulong last) = Math.DivRem(value, Half);
        int length = WriteFirst((uint)first, ref target);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, length), Digits((uint)last) | Zeros);
        return length + sizeof(ulong);
    }

    /// <summary>Writes a number of up to eight digits without the zeros before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteFirst(uint value, ref byte target)
    {
        ulong digits = Digits(value);

        // The last digit is written even if it is zero.
        int zeros = BitOperations.TrailingZeroCount(digits | (1UL << 56)) >> 3;
        Unsafe.WriteUnaligned(ref target, (digits | Zeros) >> (8 * zeros));
        return sizeof(ulong) - zeros;
    }

    /// <summary>
    /// Returns eight digits as numbers, the first in the lowest byte. Divides both halves by 100, and then all quarters by 10: a product
    /// with a rounded reciprocal is exact for numbers of this size, and does not reach the part next to it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Digits(uint value)
    {
        ulong halves = (value / 10_000) | ((ulong)(value % 10_000) << 32);
        ulong hundreds = ((halves * 10_486) >> 20) & 0x0000_007F_0000_007F;
        ulong quarters = hundreds | ((halves - (hundreds * 100)) << 16);
        ulong tens = ((quarters * 103) >> 10) & 0x000F_000F_000F_000F;
        return tens | ((quarters - (tens * 10)) << 8);
    }
}
